package org.netloupe.registry.query;

/** Keeps the runs whose metric compares to a number in a certain way; runs without the metric are not kept. */
public record MetricCondition(MetricColumn column, Comparison comparison, double value) {
    /** How the metric has to compare to the number. */
    public enum Comparison {
        LESS("<"), AT_MOST("<="), EQUAL("="), AT_LEAST(">="), GREATER(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** As people write it. */
        public String sign() {
            return sign;
        }
    }
}

package org.netloupe.registry.entry;

/**
 * A metric of a run over all its statuses.
 *
 * @param last NaN if the last value was not defined
 * @param minimum smallest defined value so far, NaN if there was none
 * @param maximum largest defined value so far, NaN if there was none
 */
public record MetricSummary(double last, double minimum, double maximum) {
    /** After the first value. */
    public static MetricSummary first(double value) {
        return new MetricSummary(value, value, value);
    }

    /** After a further value. */
    public MetricSummary then(double value) {
        return Double.isNaN(value)
                ? new MetricSummary(value, minimum, maximum)
                : new MetricSummary(value, minimum <= value ? minimum : value, maximum >= value ? maximum : value);
    }

    /** The best value so far, where the metric says in which direction that is. */
    public double best(boolean higherIsBetter) {
        return higherIsBetter ? maximum : minimum;
    }
}

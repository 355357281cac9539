package org.netloupe.registry.query;

/** One number per run: a statistic of a metric, by its tag. */
public record MetricColumn(String tag, Statistic statistic) {
    /** Which of a metric's values. */
    public enum Statistic {
        LAST, MINIMUM, MAXIMUM
    }

    public static MetricColumn last(String tag) {
        return new MetricColumn(tag, Statistic.LAST);
    }

    /** The best value, where the metric says in which direction that is. */
    public static MetricColumn best(String tag, boolean higherIsBetter) {
        return new MetricColumn(tag, higherIsBetter ? Statistic.MAXIMUM : Statistic.MINIMUM);
    }
}

package org.netloupe.core.metric;

/** What a metric answers. */
public sealed interface MetricValue {
    /** A number; NaN if it is not defined. */
    record Scalar(double value) implements MetricValue {}

    /** A number per class; NaN where a class has no instance. The array is shared. */
    record PerClass(double[] values) implements MetricValue {}

    /** Counts [truth][prediction]. The array is shared. */
    record Matrix(long[][] counts) implements MetricValue {}
}

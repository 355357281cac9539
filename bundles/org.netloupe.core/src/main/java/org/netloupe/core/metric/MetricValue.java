package org.netloupe.core.metric;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a metric answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = MetricValue.Scalar.class, name = "scalar"),
        @JsonSubTypes.Type(value = MetricValue.PerClass.class, name = "perClass"),
        @JsonSubTypes.Type(value = MetricValue.Matrix.class, name = "matrix")})
public sealed interface MetricValue {
    /** A number; NaN if it is not defined. */
    record Scalar(double value) implements MetricValue {}

    /** A number per class; NaN where a class has no instance. The array is shared. */
    record PerClass(double[] values) implements MetricValue {}

    /** Counts [truth][prediction]. The array is shared. */
    record Matrix(long[][] counts) implements MetricValue {}
}

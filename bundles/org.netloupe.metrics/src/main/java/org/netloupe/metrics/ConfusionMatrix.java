package org.netloupe.metrics;

import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/** Number of instances for each pair of true and predicted class; NaN scores predict no class and are in no cell. */
public final class ConfusionMatrix implements Metric {
    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Accumulator start(int classes) {
        return new Counts(classes, counts -> new MetricValue.Matrix(counts.matrix()));
    }
}

package org.netloupe.metrics;

import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/** For each class, the share of its instances that were predicted as it; NaN where a class has no instance. */
public final class Recall implements Metric {
    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Accumulator start(int classes) {
        return new Counts(classes, Recall::of);
    }

    private static MetricValue of(Counts counts) {
        double[] values = new double[counts.classes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (double) counts.right(i) / counts.truths(i);
        }
        return new MetricValue.PerClass(values);
    }
}

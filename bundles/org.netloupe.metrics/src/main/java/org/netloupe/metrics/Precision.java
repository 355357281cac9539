package org.netloupe.metrics;

import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/** For each class, the share of the predictions of it that were right; NaN where a class was never predicted. */
public final class Precision implements Metric {
    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Accumulator start(int classes) {
        return new Counts(classes, Precision::of);
    }

    private static MetricValue of(Counts counts) {
        double[] values = new double[counts.classes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (double) counts.right(i) / counts.predictions(i);
        }
        return new MetricValue.PerClass(values);
    }
}

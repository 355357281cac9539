package org.netloupe.metrics;

import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/**
 * Mean over the classes of F1 = 2 right / (instances + predictions), every class weighing the same. Classes that
 * neither occur nor are predicted are left out, as scikit-learn does; NaN if none remains.
 */
public final class MacroF1 implements Metric {
    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Accumulator start(int classes) {
        return new Counts(classes, MacroF1::of);
    }

    private static MetricValue of(Counts counts) {
        double sum = 0;
        int occurring = 0;
        for (int i = 0; i < counts.classes(); i++) {
            long both = counts.truths(i) + counts.predictions(i);
            if (both > 0) {
                sum += 2.0 * counts.right(i) / both;
                occurring++;
            }
        }
        return new MetricValue.Scalar(sum / occurring);
    }
}

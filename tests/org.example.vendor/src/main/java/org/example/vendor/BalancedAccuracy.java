package org.example.vendor;

import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/** Mean recall over all classes that occur: rare classes count as much as frequent ones. */
public final class BalancedAccuracy implements Metric {
    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Accumulator start(int classes) {
        return new Accumulator() {
            private final long[] right = new long[classes];
            private final long[] all = new long[classes];

            @Override
            public void add(float[] scores, int offset, int label) {
                int best = 0;
                for (int i = 1; i < classes; i++) {
                    best = scores[offset + i] > scores[offset + best] ? i : best;
                }
                all[label]++;
                right[label] += best == label ? 1 : 0;
            }

            @Override
            public MetricValue result() {
                double sum = 0;
                int seen = 0;
                for (int i = 0; i < classes; i++) {
                    sum += all[i] > 0 ? (double) right[i] / all[i] : 0;
                    seen += all[i] > 0 ? 1 : 0;
                }
                return new MetricValue.Scalar(seen > 0 ? sum / seen : Double.NaN);
            }
        };
    }
}

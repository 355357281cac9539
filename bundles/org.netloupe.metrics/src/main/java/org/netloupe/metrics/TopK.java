package org.netloupe.metrics;

import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/**
 * Share of the instances whose class is among the k with the highest scores; with k classes or fewer every instance
 * without NaN counts. NaN over no instance.
 */
abstract class TopK implements Metric {
    private final int k;

    TopK(int k) {
        this.k = k;
    }

    @Override
    public final boolean higherIsBetter() {
        return true;
    }

    @Override
    public final Accumulator start(int classes) {
        return new Hits(k, classes);
    }

    private static final class Hits implements Accumulator {
        private final int k;
        private final int classes;
        private long hits;
        private long instances;

        Hits(int k, int classes) {
            this.k = k;
            this.classes = classes;
        }

        @Override
        public void add(float[] scores, int offset, int label) {
            if (Ranking.of(label, scores, offset, classes) < k) {
                hits++;
            }
            instances++;
        }

        @Override
        public MetricValue result() {
            return new MetricValue.Scalar((double) hits / instances);
        }
    }
}

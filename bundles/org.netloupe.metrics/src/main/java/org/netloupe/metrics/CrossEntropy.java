package org.netloupe.metrics;

import java.util.Objects;

import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/**
 * Mean of -log p over the instances, p the probability given to the true class, in nats. A probability of 0 counts as
 * the smallest normal float (87.3 nats), so that one sure and wrong answer does not hide all others; NaN over no
 * instance and if the probability of any true class was NaN.
 */
public final class CrossEntropy implements Metric {
    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Accumulator start(int classes) {
        return new Mean(classes);
    }

    private static final class Mean implements Accumulator {
        private final int classes;
        private double sum;
        private long instances;

        Mean(int classes) {
            this.classes = classes;
        }

        @Override
        public void add(float[] scores, int offset, int label) {
            float probability = scores[offset + Objects.checkIndex(label, classes)];
            sum -= Math.log(Math.max(probability, Float.MIN_NORMAL));
            instances++;
        }

        @Override
        public MetricValue result() {
            return new MetricValue.Scalar(sum / instances);
        }
    }
}

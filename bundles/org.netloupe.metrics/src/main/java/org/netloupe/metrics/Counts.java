package org.netloupe.metrics;

import java.util.Objects;
import java.util.function.Function;

import org.netloupe.core.metric.Metric.Accumulator;
import org.netloupe.core.metric.MetricValue;

/**
 * Counts instances by true and predicted class, and answers what a metric makes of the counts. Instances without a
 * predicted class (NaN scores) count for their true class only.
 */
final class Counts implements Accumulator {
    private final int classes;
    private final Function<Counts, MetricValue> answer;
    private final long[][] counts;
    private final long[] unpredicted;

    Counts(int classes, Function<Counts, MetricValue> answer) {
        this.classes = classes;
        this.answer = answer;
        this.counts = new long[classes][classes];
        this.unpredicted = new long[classes];
    }

    @Override
    public void add(float[] scores, int offset, int label) {
        Objects.checkIndex(label, classes);
        int predicted = Ranking.first(scores, offset, classes);
        if (predicted < 0) {
            unpredicted[label]++;
        } else {
            counts[label][predicted]++;
        }
    }

    @Override
    public MetricValue result() {
        return answer.apply(this);
    }

    int classes() {
        return classes;
    }

    /** Copy of the counts [truth][prediction]. */
    long[][] matrix() {
        long[][] copy = new long[classes][];
        for (int i = 0; i < classes; i++) {
            copy[i] = counts[i].clone();
        }
        return copy;
    }

    /** Instances of a class that were predicted as it. */
    long right(int label) {
        return counts[label][label];
    }

    /** Instances of a class. */
    long truths(int label) {
        long sum = unpredicted[label];
        for (long count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** Instances that were predicted as a class. */
    long predictions(int label) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[label];
        }
        return sum;
    }
}

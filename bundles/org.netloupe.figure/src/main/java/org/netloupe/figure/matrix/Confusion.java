package org.netloupe.figure.matrix;

import java.util.List;

/**
 * How often instances of each class were predicted as each class.
 *
 * @param classes
 *            their names
 * @param counts
 *            shared; truth x prediction, row-major, none negative
 */
public record Confusion(List<String> classes, long[] counts) {

    /** @throws IllegalArgumentException if there are not classes x classes counts or one is negative */
    public Confusion {
        classes = List.copyOf(classes);
        if (counts.length != classes.size() * classes.size()) {
            throw new IllegalArgumentException("A confusion matrix of " + classes.size() + " classes needs "
                    + classes.size() * classes.size() + " counts, not " + counts.length + ".");
        }
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("A confusion matrix holds counts of at least 0, not " + count + ".");
            }
        }
    }

    /** How often an instance of class truth was predicted as class prediction. */
    public long count(int truth, int prediction) {
        return counts[truth * classes.size() + prediction];
    }

    /** Number of instances of a class. */
    public long truths(int truth) {
        long sum = 0;
        for (int i = 0; i < classes.size(); i++) {
            sum += count(truth, i);
        }
        return sum;
    }

    /** Number of predictions of a class. */
    public long predictions(int prediction) {
        long sum = 0;
        for (int i = 0; i < classes.size(); i++) {
            sum += count(i, prediction);
        }
        return sum;
    }

    /** Share of a class's instances in a cell, 0 to 1; NaN for a class without instances. */
    public double share(int truth, int prediction) {
        return (double) count(truth, prediction) / truths(truth);
    }

    /** Share of a class's instances that were found; NaN for a class without instances. */
    public double recall(int index) {
        return share(index, index);
    }

    /** Share of the predictions of a class that were right; NaN for a class never predicted. */
    public double precision(int index) {
        return (double) count(index, index) / predictions(index);
    }

    /** Share of all instances that were predicted right; NaN without instances. */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int i = 0; i < classes.size(); i++) {
            right += count(i, i);
            all += truths(i);
        }
        return (double) right / all;
    }
}

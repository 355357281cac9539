package org.netloupe.dl4j.training;

/** Counts right answers and cross-entropy, in nats, over rows of scores. Used by one thread. */
final class Softmax {
    private long known;
    private long right;
    private double loss;

    /**
     * Adds rows of unnormalised scores.
     *
     * @param scores [rows, classes]
     * @param targets class by row, negative where it is not known
     */
    void addLogits(float[] scores, int[] targets) {
        int classes = scores.length / Math.max(1, targets.length);
        for (int row = 0; row < targets.length; row++) {
            if (targets[row] >= 0) {
                addLogits(scores, row * classes, classes, targets[row]);
            }
        }
    }

    private void addLogits(float[] scores, int from, int classes, int target) {
        int best = largest(scores, from, classes);
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp(scores[from + c] - scores[from + best]);
        }
        loss += Math.log(sum) + scores[from + best] - scores[from + target];
        known++;
        right += best == target ? 1 : 0;
    }

    private static int largest(float[] scores, int from, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (scores[from + c] > scores[from + best]) {
                best = c;
            }
        }
        return best;
    }

    /** Adds what another one has counted. */
    void add(Softmax other) {
        known += other.known;
        right += other.right;
        loss += other.loss;
    }

    /** Mean cross-entropy; NaN if there was no known target. */
    double meanLoss() {
        return loss / known;
    }

    /** Share of right answers; NaN if there was no known target. */
    double accuracy() {
        return (double) right / known;
    }
}

package org.netloupe.metrics;

import java.util.Objects;

/** The order of the classes by their scores: highest first, equal scores by index. */
final class Ranking {
    private Ranking() {}

    /** The class with the highest score, -1 if a score is NaN or there are no classes. */
    static int first(float[] scores, int offset, int classes) {
        int best = -1;
        for (int i = 0; i < classes; i++) {
            float score = scores[offset + i];
            if (Float.isNaN(score)) {
                return -1;
            }
            if (best < 0 || score > scores[offset + best]) {
                best = i;
            }
        }
        return best;
    }

    /**
     * How many classes come before a label, {@link Integer#MAX_VALUE} if a score is NaN.
     *
     * @throws IndexOutOfBoundsException if the label is none of the classes
     */
    static int of(int label, float[] scores, int offset, int classes) {
        float own = scores[offset + Objects.checkIndex(label, classes)];
        int before = 0;
        for (int i = 0; i < classes; i++) {
            float score = scores[offset + i];
            if (Float.isNaN(score)) {
                return Integer.MAX_VALUE;
            }
            if (score > own || score == own && i < label) {
                before++;
            }
        }
        return before;
    }
}

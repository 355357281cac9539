package org.netloupe.data.image;

import java.util.function.IntUnaryOperator;

/** Resamples a line of bytes to another length by weighted means. Immutable. */
final class TriangleFilter {
    private final int[] first;
    private final double[][] weights;

    /**
     * @param length of the lines that are resampled
     * @param wanted length of the result
     */
    TriangleFilter(int length, int wanted) {
        first = new int[wanted];
        weights = new double[wanted][];
        double scale = (double) length / wanted;
        double reach = Math.max(1, scale);
        for (int i = 0; i < wanted; i++) {
            double centre = (i + 0.5) * scale;
            first[i] = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(length, (int) (centre + reach + 0.5));
            weights[i] = weights(first[i], end, centre, reach);
        }
    }

    private static double[] weights(int from, int end, double centre, double reach) {
        double[] weights = new double[end - from];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(0, 1 - Math.abs(from + i + 0.5 - centre) / reach);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** Takes a resampled value. */
    interface Line {
        void set(int position, int value);
    }

    /** Resamples a line, values rounded. */
    void apply(IntUnaryOperator line, Line result) {
        for (int i = 0; i < first.length; i++) {
            double sum = 0.5;
            for (int k = 0; k < weights[i].length; k++) {
                sum += weights[i][k] * line.applyAsInt(first[i] + k);
            }
            result.set(i, (int) sum);
        }
    }
}

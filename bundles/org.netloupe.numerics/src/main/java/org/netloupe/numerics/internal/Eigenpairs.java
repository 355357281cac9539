package org.netloupe.numerics.internal;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvalues with their eigenvectors, the greatest first.
 *
 * @param values eigenvalues, falling
 * @param vectors a row for each value, of length 1, orthogonal to each other; its largest component is positive, so that
 *        a map does not flip from run to run
 */
public record Eigenpairs(double[] values, double[][] vectors) {
    /** Pairs in any order, of which the greatest are kept. */
    static Eigenpairs sorted(double[] values, double[][] vectors, int count) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -values[i]));
        double[] sorted = new double[count];
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            sorted[i] = values[order[i]];
            rows[i] = vectors[order[i]];
            orient(rows[i]);
        }
        return new Eigenpairs(sorted, rows);
    }

    private static void orient(double[] vector) {
        double extreme = 0;
        for (double value : vector) {
            // a little more is asked of a later one, so that rounding does not decide between equals
            if (Math.abs(value) > Math.abs(extreme) * (1 + 1e-6)) {
                extreme = value;
            }
        }
        if (extreme < 0) {
            Vectors.scale(vector, -1);
        }
    }
}

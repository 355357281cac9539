package org.netloupe.numerics.scaling;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.internal.DenseOperator;
import org.netloupe.numerics.internal.Eigenpairs;
import org.netloupe.numerics.internal.KrylovEigen;
import org.netloupe.numerics.internal.Team;

/**
 * Classical multidimensional scaling (Torgerson 1952; Borg and Groenen, Modern Multidimensional Scaling, 2nd edition, chapter 12):
 * the greatest eigenvectors of the double-centred squared distances. Exact for Euclidean distances of as many dimensions; dimensions
 * without a positive eigenvalue are zero. The same number of threads gives the same bits. Time O(n^2) for each of some fifty
 * products, memory O(n^2).
 */
public final class ClassicalScaling {
    private static final double TOLERANCE = 1e-6;

    private ClassicalScaling() {}

    /**
     * Maps items.
     *
     * @param dimensions of the map, 1 or more
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ScalingMap map(Distances distances, int dimensions, Execution execution) {
        if (dimensions < 1) {
            throw new InvalidInputException("A map has at least one dimension, not " + dimensions);
        }
        return ScalingMap.of(positions(distances, dimensions, execution), dimensions, distances);
    }

    static float[] positions(Distances distances, int dimensions, Execution execution) {
        int n = distances.count();
        float[] positions = new float[n * dimensions];
        if (n > 1) {
            try (Team team = new Team(execution)) {
                DenseOperator products = new DenseOperator(centred(distances), team);
                Eigenpairs pairs = KrylovEigen.greatest(products, Math.min(dimensions, n), TOLERANCE, team,
                        execution.work());
                for (int c = 0; c < pairs.values().length; c++) {
                    double length = Math.sqrt(Math.max(0, pairs.values()[c]));
                    for (int i = 0; i < n; i++) {
                        positions[i * dimensions + c] = (float) (length * pairs.vectors()[c][i]);
                    }
                }
            }
        }
        return positions;
    }

    /** Scalar products of positions around the origin that have these distances. */
    private static double[][] centred(Distances distances) {
        int n = distances.count();
        double[][] products = new double[n][n];
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double distance = distances.between(i, j);
                products[i][j] = distance * distance;
                means[i] += products[i][j] / n;
            }
            mean += means[i] / n;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                products[i][j] = -0.5 * (products[i][j] - means[i] - means[j] + mean);
            }
        }
        return products;
    }
}

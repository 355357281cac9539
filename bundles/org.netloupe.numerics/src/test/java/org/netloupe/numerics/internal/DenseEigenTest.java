package org.netloupe.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class DenseEigenTest {
    @Test
    void solvesByHand() {
        Eigenpairs pairs = DenseEigen.of(new double[][]{{2, 1}, {1, 2}}, 2);
        assertArrayEquals(new double[]{3, 1}, pairs.values(), 1e-12);
        assertArrayEquals(new double[]{Math.sqrt(0.5), Math.sqrt(0.5)}, pairs.vectors()[0], 1e-12);
        assertArrayEquals(new double[]{5}, DenseEigen.of(new double[][]{{5}}, 1).values());
        assertArrayEquals(new double[]{0, 0, 0}, DenseEigen.of(new double[3][3], 3).values());
    }

    @Test
    void findsOrthonormalVectorsThatTheMatrixOnlyStretches() {
        for (int n : new int[]{2, 3, 4, 17, 60, 130}) {
            double[][] matrix = symmetric(n);
            Eigenpairs pairs = DenseEigen.of(matrix, n);
            double trace = 0;
            for (int i = 0; i < n; i++) {
                trace += matrix[i][i] - pairs.values()[i];
                double[] vector = pairs.vectors()[i];
                for (int j = 0; j < n; j++) {
                    assertEquals(pairs.values()[i] * vector[j], Vectors.dot(matrix[j], vector), 1e-10 * n);
                    assertEquals(i == j ? 1 : 0, Vectors.dot(vector, pairs.vectors()[j]), 1e-11);
                }
            }
            assertEquals(0, trace, 1e-9);
        }
    }

    private static double[][] symmetric(int n) {
        Random random = new Random(n);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}

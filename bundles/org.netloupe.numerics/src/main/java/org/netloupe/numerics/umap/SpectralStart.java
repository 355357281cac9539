package org.netloupe.numerics.umap;

import java.util.SplittableRandom;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.DenseEigen;
import org.netloupe.numerics.internal.Eigenpairs;
import org.netloupe.numerics.internal.SparseRows;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.internal.Vectors;

/**
 * The smoothest functions on a graph: eigenvectors of D^-1/2 W D^-1/2 for the greatest eigenvalues but the first (Belkin and
 * Niyogi, Laplacian eigenmaps, Neural Computation 15, 2003), by subspace iteration with Chebyshev filters (Zhou et al.,
 * Self-consistent-field calculations using Chebyshev-filtered subspace iteration, J. Comp. Phys. 219, 2006): polynomials that
 * are small where the eigenvalues are not wanted. A start for a map needs two digits only. The same whatever the number of
 * threads.
 */
final class SpectralStart {
    /** Vectors that are iterated; those beyond the wanted ones speed up convergence. */
    private static final int WIDTH = 8;
    private static final int DEGREE = 16;
    private static final int MOST_ROUNDS = 12;
    private static final double SETTLED = 2e-4;
    /** Graphs of up to so many points are solved as dense matrices. */
    private static final int DENSE = 100;
    /** Vectors that are shorter, as a share of the longest one squared, are rounding. */
    private static final double VANISHED = 1e-10;

    private final int n;
    private final SparseRows graph;
    private final float[] weights;
    private final float[] degreeRoots;
    private final Team team;
    private final Execution execution;
    /** [points, WIDTH] */
    private float[] current;
    private float[] previous;
    private float[] next;

    private SpectralStart(SparseRows graph, Team team, Execution execution, long seed) {
        this.graph = graph;
        this.team = team;
        this.execution = execution;
        n = graph.rows();
        degreeRoots = new float[n];
        weights = new float[graph.value().length];
        normalise();
        current = new float[n * WIDTH];
        previous = new float[n * WIDTH];
        next = new float[n * WIDTH];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < current.length; i++) {
            current[i] = i % WIDTH == 0
                    ? degreeRoots[i / WIDTH]
                    : (float) random.nextGaussian() * degreeRoots[i / WIDTH];
        }
    }

    private void normalise() {
        for (int i = 0; i < n; i++) {
            double degree = 0;
            for (int at = graph.start()[i]; at < graph.start()[i + 1]; at++) {
                degree += graph.value()[at];
            }
            degreeRoots[i] = (float) Math.sqrt(degree);
        }
        for (int i = 0; i < n; i++) {
            for (int at = graph.start()[i]; at < graph.start()[i + 1]; at++) {
                weights[at] = graph.value()[at] / (degreeRoots[i] * degreeRoots[graph.column()[at]]);
            }
        }
    }

    /**
     * Positions from eigenvectors.
     *
     * @return [points, dimensions] of length 1 in each dimension
     */
    static float[] of(SparseRows graph, int dimensions, long seed, Execution execution) {
        try (Team team = new Team(execution)) {
            SpectralStart start = new SpectralStart(graph, team, execution, seed);
            if (graph.rows() <= DENSE) {
                return start.solved(dimensions);
            }
            start.iterate(dimensions + 1);
            return start.columns(dimensions);
        }
    }

    private float[] solved(int dimensions) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int at = graph.start()[i]; at < graph.start()[i + 1]; at++) {
                matrix[i][graph.column()[at]] = weights[at];
            }
        }
        double[][] vectors = DenseEigen.of(matrix, Math.min(n, dimensions + 1)).vectors();
        float[] positions = new float[n * dimensions];
        for (int c = 1; c < vectors.length; c++) {
            for (int i = 0; i < n; i++) {
                positions[i * dimensions + c - 1] = (float) vectors[c][i];
            }
        }
        return positions;
    }

    private void iterate(int wanted) {
        double[] values = rotate();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            execution.work().check();
            filter(Math.clamp(values[WIDTH - 1], -0.5, 0.995));
            double[] better = rotate();
            double change = 0;
            for (int c = 0; c < wanted; c++) {
                change = Math.max(change, Math.abs(better[c] - values[c]));
            }
            values = better;
            if (change < SETTLED) {
                break;
            }
        }
    }

    /** Chebyshev's polynomial of the interval from -1 to {@code high}, by its recurrence T_m = 2 x T_m-1 - T_m-2. */
    private void filter(double high) {
        float half = (float) ((high + 1) / 2);
        float middle = (float) ((high - 1) / 2);
        team.rows(n, (from, to) -> multiply(from, to, middle, 1 / half, 0));
        advance();
        for (int degree = 2; degree <= DEGREE; degree++) {
            team.rows(n, (from, to) -> multiply(from, to, middle, 2 / half, 1));
            advance();
        }
    }

    private void advance() {
        float[] free = previous;
        previous = current;
        current = next;
        next = free;
    }

    /** next = factor (A - middle) current - share previous */
    private void multiply(int from, int to, float middle, float factor, float share) {
        int[] column = graph.column();
        float[] sum = new float[WIDTH];
        for (int i = from; i < to; i++) {
            int base = i * WIDTH;
            for (int c = 0; c < WIDTH; c++) {
                sum[c] = -middle * current[base + c];
            }
            for (int at = graph.start()[i]; at < graph.start()[i + 1]; at++) {
                float weight = weights[at];
                int other = column[at] * WIDTH;
                for (int c = 0; c < WIDTH; c++) {
                    sum[c] += weight * current[other + c];
                }
            }
            for (int c = 0; c < WIDTH; c++) {
                next[base + c] = factor * sum[c] - share * previous[base + c];
            }
        }
    }

    /** Makes the vectors orthonormal and, within their space, eigenvectors; gives the eigenvalues, falling. */
    private double[] rotate() {
        Eigenpairs gram = DenseEigen.of(products(current), WIDTH);
        double[][] whiten = new double[WIDTH][];
        for (int c = 0; c < WIDTH; c++) {
            whiten[c] = gram.vectors()[c].clone();
            double square = gram.values()[c];
            double factor = square > VANISHED * gram.values()[0] ? 1 / Math.sqrt(square) : 0;
            Vectors.scale(whiten[c], factor);
        }
        combine(whiten);
        team.rows(n, (from, to) -> multiply(from, to, 0, 1, 0));
        Eigenpairs projected = DenseEigen.of(products(next), WIDTH);
        combine(projected.vectors());
        return projected.values();
    }

    /** Scalar products of the vectors with others, made symmetric. */
    private double[][] products(float[] others) {
        double[][] products = new double[WIDTH][WIDTH];
        for (int base = 0; base < current.length; base += WIDTH) {
            for (int a = 0; a < WIDTH; a++) {
                double value = current[base + a];
                for (int b = 0; b < WIDTH; b++) {
                    products[a][b] += value * others[base + b];
                }
            }
        }
        for (int a = 0; a < WIDTH; a++) {
            for (int b = 0; b < a; b++) {
                products[a][b] = (products[a][b] + products[b][a]) / 2;
                products[b][a] = products[a][b];
            }
        }
        return products;
    }

    private void combine(double[][] rows) {
        double[] sum = new double[WIDTH];
        for (int base = 0; base < current.length; base += WIDTH) {
            for (int c = 0; c < WIDTH; c++) {
                sum[c] = 0;
                for (int k = 0; k < WIDTH; k++) {
                    sum[c] += rows[c][k] * current[base + k];
                }
            }
            for (int c = 0; c < WIDTH; c++) {
                current[base + c] = (float) sum[c];
            }
        }
    }

    /** The first vector is the same everywhere but for the degrees, and is left out. */
    private float[] columns(int dimensions) {
        float[] positions = new float[n * dimensions];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < dimensions; c++) {
                positions[i * dimensions + c] = current[i * WIDTH + c + 1];
            }
        }
        return positions;
    }
}

package org.netloupe.numerics.tsne;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.internal.SparseRows;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.neighbours.Neighbours;

/**
 * How much points belong together: p_ij of van der Maaten and Hinton (Visualizing data using t-SNE, JMLR 9, 2008, equations 1
 * and 12), from near neighbours only. Each point's Gaussian has the width that gives its neighbours the wanted perplexity, to
 * 1e-6 in its logarithm; the sum over all pairs is 1. Time O(n k), memory 2 n k entries at most.
 *
 * @param matrix symmetric
 */
public record Affinities(SparseRows matrix) {
    private static final int STEPS = 60;
    private static final double EXACT = 1e-6;

    /**
     * Affinities between points and their neighbours.
     *
     * @param perplexity effective number of neighbours, from 1 to the number of neighbours given; three times as many
     *        neighbours as the perplexity are enough
     * @throws InvalidInputException if there are fewer neighbours than the perplexity
     */
    public static Affinities of(Neighbours neighbours, double perplexity, Execution execution) {
        int k = neighbours.size();
        if (!(perplexity >= 1) || perplexity > k) {
            throw new InvalidInputException("A perplexity of %s needs at least as many neighbours, but there are %d"
                    .formatted(perplexity, k));
        }
        float[] conditional = new float[neighbours.count() * k];
        try (Team team = new Team(execution)) {
            team.rows(neighbours.count(), (from, to) -> {
                double[] squares = new double[k];
                double[] weights = new double[k];
                for (int i = from; i < to; i++) {
                    calibrate(neighbours, i, Math.log(perplexity), squares, weights);
                    for (int j = 0; j < k; j++) {
                        conditional[i * k + j] = (float) weights[j];
                    }
                }
            });
        }
        float share = 1f / (2f * neighbours.count());
        return new Affinities(SparseRows.symmetric(neighbours.count(), neighbours.index(), conditional,
                (value, across) -> (value + across) * share));
    }

    /** p_j|i of one point. */
    static double[] conditional(Neighbours neighbours, int point, double perplexity) {
        double[] weights = new double[neighbours.size()];
        calibrate(neighbours, point, Math.log(perplexity), new double[neighbours.size()], weights);
        return weights;
    }

    private static void calibrate(Neighbours neighbours, int point, double target, double[] squares,
            double[] weights) {
        int k = squares.length;
        int base = point * k;
        double nearest = neighbours.distance()[base];
        double sum = 0;
        for (int j = 0; j < k; j++) {
            double distance = neighbours.distance()[base + j];
            squares[j] = (distance - nearest) * (distance + nearest);
            sum += squares[j];
        }
        double scale = sum > 0 ? k / sum : 1;
        for (int j = 0; j < k; j++) {
            squares[j] *= scale;
        }
        normalise(weights, search(squares, weights, target));
    }

    /** Newton's method for the precision, kept within the bounds found so far; weights are those of the last step. */
    private static double search(double[] squares, double[] weights, double target) {
        double precision = 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            sum = 0;
            double first = 0;
            double second = 0;
            for (int j = 0; j < squares.length; j++) {
                double weight = Math.exp(-precision * squares[j]);
                weights[j] = weight;
                sum += weight;
                first += weight * squares[j];
                second += weight * squares[j] * squares[j];
            }
            double mean = first / sum;
            double variance = second / sum - mean * mean;
            double excess = Math.log(sum) + precision * mean - target;
            if (Math.abs(excess) < EXACT) {
                break;
            }
            if (excess > 0) {
                low = precision;
            } else {
                high = precision;
            }
            double newton = precision + excess / (precision * variance);
            precision = newton > low && newton < high ? newton : between(low, high);
        }
        return sum;
    }

    private static double between(double low, double high) {
        return high == Double.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    }

    private static void normalise(double[] weights, double sum) {
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= sum;
        }
    }
}

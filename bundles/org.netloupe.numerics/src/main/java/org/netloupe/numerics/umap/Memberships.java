package org.netloupe.numerics.umap;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.SparseRows;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.neighbours.Neighbours;

/**
 * How strongly each neighbour belongs to a point's neighbourhood (McInnes, Healy and Melville, UMAP, 2018, algorithm 3): 1 up to
 * the nearest distance rho above 0, then exp(-(d - rho) / sigma), sigma such that all add up to log2 of their number.
 *
 * @param values [points, neighbours] from 0 to 1
 */
record Memberships(float[] values) {
    private static final int HALVINGS = 64;
    private static final double EXACT = 1e-5;
    /** Least sigma, as a share of the mean distance. */
    private static final double LEAST = 1e-3;

    /** Those of all points. */
    static Memberships of(Neighbours neighbours, Execution execution) {
        int k = neighbours.size();
        float[] values = new float[neighbours.count() * k];
        double mean = mean(neighbours.distance(), 0, values.length);
        try (Team team = new Team(execution)) {
            team.rows(neighbours.count(), (from, to) -> {
                for (int i = from; i < to; i++) {
                    weigh(neighbours.distance(), i * k, k, mean, values);
                }
            });
        }
        return new Memberships(values);
    }

    private static double mean(float[] distances, int from, int count) {
        double sum = 0;
        for (int at = from; at < from + count; at++) {
            sum += distances[at];
        }
        return count == 0 ? 0 : sum / count;
    }

    private static void weigh(float[] distances, int base, int k, double overallMean, float[] values) {
        double nearest = 0;
        for (int j = 0; j < k && nearest == 0; j++) {
            nearest = distances[base + j];
        }
        double width = width(distances, base, k, nearest);
        double mean = nearest > 0 ? mean(distances, base, k) : overallMean;
        width = Math.max(width, LEAST * mean);
        for (int j = 0; j < k; j++) {
            double beyond = distances[base + j] - nearest;
            values[base + j] = beyond <= 0 ? 1 : (float) Math.exp(-beyond / width);
        }
    }

    /** Bisection; the point itself counts as a neighbour. */
    private static double width(float[] distances, int base, int k, double nearest) {
        double target = Math.log(k + 1) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double width = Math.max(nearest, Double.MIN_NORMAL);
        for (int step = 0; step < HALVINGS; step++) {
            double sum = 0;
            for (int j = 0; j < k; j++) {
                double beyond = distances[base + j] - nearest;
                sum += beyond > 0 ? Math.exp(-beyond / width) : 1;
            }
            if (Math.abs(sum - target) < EXACT) {
                break;
            }
            if (sum > target) {
                high = width;
            } else {
                low = width;
            }
            width = high == Double.POSITIVE_INFINITY ? 2 * width : (low + high) / 2;
        }
        return width;
    }

    /** The fuzzy union of all neighbourhoods: a + b - a b of both directions. */
    SparseRows union(Neighbours neighbours) {
        return SparseRows.symmetric(neighbours.count(), neighbours.index(), values, (a, b) -> a + b - a * b);
    }
}

package org.netloupe.numerics.quality;

import java.util.concurrent.atomic.AtomicInteger;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.DistanceRows;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.internal.Tiles;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.neighbours.Neighbours;

/**
 * How far the neighbourhoods of a map are those of the original space, for every point and as a mean. Trustworthiness
 * punishes points that are near in the map only, continuity those that are near in the original space only (Venna and
 * Kaski, Local multidimensional scaling, Neural Networks 19, 2006, equations 1 and 2); each by how far down its rank is.
 *
 * <p>
 * Distances are Euclidean and compared in float; equally far points share the better rank. Time O(n^2 (d + k)), memory O(n
 * d) and six rows of n floats for each thread. The same whatever the number of threads.
 *
 * @param k how many neighbours were compared
 * @param trustworthiness [points] 1 is best
 * @param continuity [points] 1 is best
 * @param kept [points] share of the k nearest neighbours that are among the k nearest in the map, from 0 to 1
 */
public record MapQuality(int k, float[] trustworthiness, float[] continuity, float[] kept) {
    /**
     * Measures a map.
     *
     * @param original the points in their own space
     * @param map the same points in the map
     * @param k from 1 to less than half the number of points
     * @throws InvalidInputException if the numbers of points differ or there are too few
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static MapQuality of(Points original, Points map, int k, Execution execution) {
        if (original.count() != map.count()) {
            throw new InvalidInputException("The map has %d points, the original space %d".formatted(map.count(),
                    original.count()));
        }
        if (k < 1 || 2 * k >= original.count()) {
            throw new InvalidInputException("The quality at %d neighbours needs more than %d points, there are %d"
                    .formatted(k, 2L * k, original.count()));
        }
        Neighbours near = ExactNeighbours.of(original, k, execution.part(0, 0.1));
        Neighbours shown = ExactNeighbours.of(map, k, execution.part(0.1, 0.2));
        float[] trustworthiness = penalties(original, shown, near, execution.part(0.2, 0.7));
        float[] continuity = penalties(map, near, shown, execution.part(0.7, 1));
        float[] kept = new float[original.count()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (float) shown.shared(near, i) / k;
        }
        return new MapQuality(k, trustworthiness, continuity, kept);
    }

    /** One less the normalised sum of how far beyond k the claimed neighbours rank in a space. */
    private static float[] penalties(Points space, Neighbours claimed, Neighbours actual, Execution execution) {
        int n = space.count();
        int k = claimed.size();
        double norm = 2.0 / (k * (2.0 * n - 3.0 * k - 1));
        float[] results = new float[n];
        DistanceRows rows = new DistanceRows(space, execution);
        AtomicInteger next = new AtomicInteger();
        try (Team team = new Team(execution)) {
            team.run(_ -> {
                DistanceRows.Block block = rows.new Block();
                for (int first; (first = next.getAndAdd(Tiles.ROWS)) < n;) {
                    execution.work().check();
                    block.compute(first);
                    for (int i = first; i < Math.min(n, first + Tiles.ROWS); i++) {
                        results[i] = (float) (1 - norm * excess(block, i - first, i, claimed, actual));
                    }
                    execution.work().done((double) first / n);
                }
            });
        }
        return results;
    }

    private static long excess(DistanceRows.Block block, int row, int point, Neighbours claimed, Neighbours actual) {
        int k = claimed.size();
        long sum = 0;
        for (int at = point * k; at < (point + 1) * k; at++) {
            if (!contains(actual, point, claimed.index()[at])) {
                sum += Math.max(0, block.rank(row, point, claimed.index()[at]) - k);
            }
        }
        return sum;
    }

    private static boolean contains(Neighbours neighbours, int point, int other) {
        for (int at = point * neighbours.size(); at < (point + 1) * neighbours.size(); at++) {
            if (neighbours.index()[at] == other) {
                return true;
            }
        }
        return false;
    }

    /** Mean over all points. */
    public double meanTrustworthiness() {
        return mean(trustworthiness);
    }

    /** Mean over all points. */
    public double meanContinuity() {
        return mean(continuity);
    }

    /** Mean over all points. */
    public double meanKept() {
        return mean(kept);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

package org.netloupe.numerics.neighbours;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;

/** The nearest neighbours by whichever search is faster: all pairs up to {@value #EXACT} points, approximate beyond. */
public final class NeighbourSearch {
    /** Where comparing all pairs is expected to take as long as the approximate search, from measurements of 70 000 points. */
    public static final int EXACT = 100_000;

    private NeighbourSearch() {}

    /**
     * The neighbours of every point, itself not among them.
     *
     * @param k from 0 to the number of points less one
     * @param seed of the approximate search
     * @throws org.netloupe.numerics.InvalidInputException if there are too few points
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Neighbours of(Points points, int k, long seed, Execution execution) {
        return points.count() <= EXACT
                ? ExactNeighbours.of(points, k, execution)
                : ApproximateNeighbours.of(points, k, seed, execution);
    }
}

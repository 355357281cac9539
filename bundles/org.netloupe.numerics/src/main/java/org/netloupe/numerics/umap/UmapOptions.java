package org.netloupe.numerics.umap;

import org.netloupe.numerics.InvalidInputException;

/**
 * Parameters of UMAP.
 *
 * @param dimensions of the map, 2 or 3
 * @param neighbours that make up a neighbourhood, the point itself among them, from 2 to the number of points: small ones show
 *        fine structure, large ones the coarse
 * @param minimumDistance of points in the map, from 0 to the spread: small ones give dense clusters
 * @param spread scale of the map, above 0
 * @param epochs passes over all edges, or 0 for 500 up to 10 000 points and 200 beyond
 * @param start where points begin
 * @param seed of noise and samples
 */
public record UmapOptions(int dimensions, int neighbours, double minimumDistance, double spread, int epochs,
        Start start, long seed) {
    private static final int SMALL = 10_000;

    /** Where points begin. */
    public enum Start {
        /** Eigenvectors of the graph: keeps its large structure. */
        SPECTRAL,
        /** Principal components of the points. */
        PRINCIPAL
    }

    public UmapOptions {
        require(dimensions == 2 || dimensions == 3, "A map has 2 or 3 dimensions, not " + dimensions);
        require(neighbours >= 2, "A neighbourhood has at least 2 points, not " + neighbours);
        require(spread > 0 && spread < Double.POSITIVE_INFINITY, "The spread is above 0, not " + spread);
        require(minimumDistance >= 0 && minimumDistance <= spread,
                "The minimum distance is from 0 to the spread %s, not %s".formatted(spread, minimumDistance));
        require(epochs >= 0, "There cannot be less than 0 epochs");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new InvalidInputException(message);
        }
    }

    /** Two dimensions, 15 neighbours, minimum distance 0.1, spread 1, started from eigenvectors. */
    public static UmapOptions usual() {
        return new UmapOptions(2, 15, 0.1, 1, 0, Start.SPECTRAL, 1);
    }

    /** The same in another number of dimensions. */
    public UmapOptions in(int number) {
        return new UmapOptions(number, neighbours, minimumDistance, spread, epochs, start, seed);
    }

    /** The same with another number of epochs. */
    public UmapOptions withEpochs(int number) {
        return new UmapOptions(dimensions, neighbours, minimumDistance, spread, number, start, seed);
    }

    /** The same from another start. */
    public UmapOptions startedFrom(Start other) {
        return new UmapOptions(dimensions, neighbours, minimumDistance, spread, epochs, other, seed);
    }

    /** Passes for a number of points. */
    int epochs(int points) {
        if (epochs > 0) {
            return epochs;
        }
        return points <= SMALL ? 500 : 200;
    }
}

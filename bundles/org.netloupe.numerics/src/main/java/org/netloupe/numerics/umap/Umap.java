package org.netloupe.numerics.umap;

import java.util.SplittableRandom;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.SparseRows;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.neighbours.NeighbourSearch;
import org.netloupe.numerics.neighbours.Neighbours;

/**
 * Uniform manifold approximation and projection (McInnes, Healy and Melville, UMAP: uniform manifold approximation and
 * projection for dimension reduction, arXiv 1802.03426, 2018), started from eigenvectors of its graph, from principal components
 * or from a given map.
 *
 * <p>
 * Values are finite ({@link Points} refuses others); equal points are fine. The same seed gives the same bits whatever the number
 * of threads; with and without vectors the neighbours are the same up to rounding and the map is of the same quality. Time O(n^2 d)
 * for the neighbours of up to 100 000 points and O(n k) for each epoch; memory about 30 bytes for each neighbour and 100 for each point.
 */
public final class Umap {
    /** Side of the square or cube that the start fills. */
    private static final float START = 10;
    private static final float NOISE = 1e-3f;
    /** A new point takes this share of the epochs. */
    private static final int PLACING = 3;

    private Umap() {}

    /**
     * Maps points.
     *
     * @return [points, dimensions]
     * @throws InvalidInputException if there are fewer points than neighbours
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static float[] map(Points points, UmapOptions options, Execution execution) {
        if (points.count() <= 1) {
            return new float[points.count() * options.dimensions()];
        }
        SparseRows graph = graph(points, options, execution.part(0, 0.2));
        float[] start = switch (options.start()) {
            case SPECTRAL -> SpectralStart.of(graph, options.dimensions(), options.seed(), execution.part(0.2, 0.3));
            case PRINCIPAL -> PrincipalComponents
                    .fit(points, options.dimensions(), false, execution.part(0.2, 0.25))
                    .project(points, execution.part(0.25, 0.3));
        };
        fill(start, options);
        return descend(graph, start, options, execution.part(0.3, 1));
    }

    /**
     * Maps points, started from a given map of them, for example the one of the epoch before.
     *
     * @param start [points, dimensions] finite, left as it is
     * @return [points, dimensions]
     * @throws InvalidInputException if there are fewer points than neighbours, or the start has another size
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static float[] map(Points points, float[] start, UmapOptions options, Execution execution) {
        Points checked = Points.of(start, points.count(), options.dimensions());
        if (points.count() <= 1) {
            return checked.values().clone();
        }
        SparseRows graph = graph(points, options, execution.part(0, 0.3));
        return descend(graph, start, options, execution.part(0.3, 1));
    }

    private static SparseRows graph(Points points, UmapOptions options, Execution execution) {
        if (options.neighbours() > points.count()) {
            throw new InvalidInputException("Neighbourhoods of %d points need as many points, but there are %d"
                    .formatted(options.neighbours(), points.count()));
        }
        Neighbours neighbours = NeighbourSearch.of(points, options.neighbours() - 1, options.seed(), execution);
        return Memberships.of(neighbours, execution).union(neighbours);
    }

    private static float[] descend(SparseRows graph, float[] start, UmapOptions options, Execution execution) {
        int epochs = options.epochs(graph.rows());
        return new UmapDescent(graph, options, epochs, 2, execution).moveTogether(start);
    }

    /** Stretches each dimension of the start to the same length and parts equal points. */
    private static void fill(float[] start, UmapOptions options) {
        int d = options.dimensions();
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int c = 0; c < d; c++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int at = c; at < start.length; at += d) {
                low = Math.min(low, start[at]);
                high = Math.max(high, start[at]);
            }
            float factor = high > low ? START / (high - low) : 0;
            for (int at = c; at < start.length; at += d) {
                start[at] = (start[at] - low) * factor + NOISE * (float) random.nextGaussian();
            }
        }
    }

    /**
     * Puts new points into a finished map that stays as it is (umap-learn's {@code transform}): each starts at the mean of its
     * neighbours and descends among the fixed points.
     *
     * @param added the new points
     * @param points those of the map, in the same space
     * @param map [points, dimensions of the options] their positions
     * @return [added, dimensions]
     * @throws InvalidInputException if the map has another size, there are fewer points than neighbours, or dimensions differ
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static float[] place(Points added, Points points, float[] map, UmapOptions options, Execution execution) {
        int d = options.dimensions();
        Points fixed = Points.of(map, points.count(), d);
        int k = Math.min(options.neighbours(), points.count());
        if (k == 0) {
            throw new InvalidInputException("Points cannot be placed into an empty map");
        }
        Neighbours neighbours = ExactNeighbours.between(added, points, k, execution.part(0, 0.5));
        Memberships memberships = Memberships.of(neighbours, execution);
        int[] starts = new int[added.count() + 1];
        for (int i = 0; i <= added.count(); i++) {
            starts[i] = i * k;
        }
        SparseRows graph = new SparseRows(starts, neighbours.index(), memberships.values());
        int epochs = Math.max(1, options.epochs(added.count()) / PLACING);
        return new UmapDescent(graph, options, epochs, 1, execution.part(0.5, 1)).moveAmong(means(graph, fixed),
                map);
    }

    private static float[] means(SparseRows graph, Points map) {
        int d = map.dimensions();
        float[] means = new float[graph.rows() * d];
        for (int i = 0; i < graph.rows(); i++) {
            float sum = 0;
            for (int at = graph.start()[i]; at < graph.start()[i + 1]; at++) {
                sum += graph.value()[at];
            }
            for (int at = graph.start()[i]; at < graph.start()[i + 1]; at++) {
                for (int c = 0; c < d; c++) {
                    means[i * d + c] += graph.value()[at] / sum * map.get(graph.column()[at], c);
                }
            }
        }
        return means;
    }
}

package org.netloupe.numerics.tsne;

import java.util.SplittableRandom;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.numerics.neighbours.NeighbourSearch;
import org.netloupe.numerics.neighbours.Neighbours;

/**
 * t-distributed stochastic neighbour embedding (van der Maaten and Hinton, Visualizing data using t-SNE, JMLR 9, 2008), with
 * affinities from neighbours only, started from principal components (Kobak and Berens, The art of using t-SNE for single-cell
 * transcriptomics, Nature Communications 10, 2019) or from a given map. The repulsion comes from two meshes in 2-D
 * ({@link MeshRepulsion}), from an octree in 3-D, and from all pairs of few points.
 *
 * <p>
 * Values are finite ({@link Points} refuses others); equal points come to lie on or beside each other. The same seed and number
 * of threads give the same bits. The scalar path starts with the same forces within 1e-4; as the descent amplifies rounding, its
 * map is another one of the same quality (divergence within 2 %). Time O(n^2 d) for the neighbours of up to 100 000 points and
 * O(n k) with the area of the map for each iteration; memory about 24 bytes for each of 3 x perplexity neighbours, below 1 kB a
 * point at 30 apart from the points themselves while the map is computed.
 */
public final class Tsne {
    /** Neighbours for each unit of perplexity: a Gaussian has faded there. */
    private static final double NEIGHBOURS = 3;
    /** Standard deviation of the start along its first component: so small that all points interact. */
    private static final double START = 1e-4;
    private static final double NOISE = 1e-6;

    private Tsne() {}

    /**
     * Maps points, started from their principal components.
     *
     * @throws InvalidInputException if there are fewer points than the perplexity needs
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static TsneMap map(Points points, TsneOptions options, Execution execution) {
        if (points.count() <= 1) {
            return new TsneMap(new float[points.count() * options.dimensions()], 0);
        }
        Affinities affinities = affinities(points, options, execution.part(0, 0.2));
        float[] start = principal(points, options, execution.part(0.2, 0.25));
        return map(affinities, start, options, execution.part(0.25, 1));
    }

    /**
     * Maps points, started from a given map of them, for example the one of the epoch before.
     *
     * @param start [points, dimensions] finite, left as it is
     * @throws InvalidInputException if there are fewer points than the perplexity needs, or the start has another size
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static TsneMap map(Points points, float[] start, TsneOptions options, Execution execution) {
        Points checked = Points.of(start, points.count(), options.dimensions());
        if (points.count() <= 1) {
            return new TsneMap(checked.values().clone(), 0);
        }
        Affinities affinities = affinities(points, options, execution.part(0, 0.25));
        return map(affinities, start.clone(), options, execution.part(0.25, 1));
    }

    /** The affinities that a map of points is computed from. */
    public static Affinities affinities(Points points, TsneOptions options, Execution execution) {
        int others = points.count() - 1;
        if (options.perplexity() > others) {
            throw new InvalidInputException("A perplexity of %s needs more than %d points, but there are %d"
                    .formatted(options.perplexity(), (int) Math.ceil(options.perplexity()), points.count()));
        }
        int k = (int) Math.min(others, Math.ceil(NEIGHBOURS * options.perplexity()));
        Neighbours neighbours = NeighbourSearch.of(points, k, options.seed(), execution);
        return Affinities.of(neighbours, options.perplexity(), execution);
    }

    private static TsneMap map(Affinities affinities, float[] start, TsneOptions options, Execution execution) {
        addNoise(start, options);
        try (Team team = new Team(execution)) {
            Descent descent = new Descent(affinities, start, options.dimensions(), team, execution);
            descent.run(options);
            return new TsneMap(start, descent.divergence());
        }
    }

    private static float[] principal(Points points, TsneOptions options, Execution execution) {
        PrincipalComponents basis = PrincipalComponents.fit(points, options.dimensions(), false, execution);
        float[] start = basis.project(points, execution);
        double deviation = Math.sqrt(basis.variance()[0]);
        float factor = deviation > 0 ? (float) (START / deviation) : 0;
        for (int c = 0; c < start.length; c++) {
            start[c] *= factor;
        }
        return start;
    }

    private static void addNoise(float[] start, TsneOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int c = 0; c < start.length; c++) {
            start[c] += (float) (NOISE * random.nextGaussian());
        }
    }
}

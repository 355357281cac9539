package org.netloupe.numerics.tsne;

import org.netloupe.numerics.InvalidInputException;

/**
 * Parameters of t-SNE.
 *
 * @param dimensions of the map, 2 or 3
 * @param perplexity effective number of neighbours, from 1 to the number of points less one, usually 5 to 50: small ones show
 *        fine structure, large ones the coarse
 * @param exaggeration factor on the attraction in the early iterations, from 1 to 100; gathers clusters before they separate
 * @param earlyIterations with exaggeration, 0 or more; 0 leaves a given start where it is
 * @param lateIterations without it, 0 or more
 * @param learningRate length of a step, or 0 for one twelfth of the number of points, 50 at least (Belkina et al., Nature
 *        Communications 10, 2019)
 * @param seed of the small noise that parts equal coordinates of the start
 */
public record TsneOptions(int dimensions, double perplexity, double exaggeration, int earlyIterations,
        int lateIterations, double learningRate, long seed) {
    public TsneOptions {
        require(dimensions == 2 || dimensions == 3, "A map has 2 or 3 dimensions, not " + dimensions);
        require(perplexity >= 1 && perplexity < Integer.MAX_VALUE, "A perplexity is 1 or more, not " + perplexity);
        require(exaggeration >= 1 && exaggeration <= 100, "Exaggeration is from 1 to 100, not " + exaggeration);
        require(earlyIterations >= 0 && lateIterations >= 0, "There cannot be less than 0 iterations");
        require(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY,
                "A learning rate is 0 or more, not " + learningRate);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new InvalidInputException(message);
        }
    }

    /** Two dimensions, perplexity 30, exaggeration 12 for 250 of 750 iterations, learning rate by the number of points. */
    public static TsneOptions usual() {
        return new TsneOptions(2, 30, 12, 250, 500, 0, 1);
    }

    /** The same in another number of dimensions. */
    public TsneOptions in(int number) {
        return new TsneOptions(number, perplexity, exaggeration, earlyIterations, lateIterations, learningRate, seed);
    }

    /** The same with another perplexity. */
    public TsneOptions withPerplexity(double value) {
        return new TsneOptions(dimensions, value, exaggeration, earlyIterations, lateIterations, learningRate, seed);
    }

    /** The same with other numbers of iterations. */
    public TsneOptions withIterations(int early, int late) {
        return new TsneOptions(dimensions, perplexity, exaggeration, early, late, learningRate, seed);
    }

    /** The step for a number of points. */
    double rate(int points) {
        return learningRate > 0 ? learningRate : Math.max(50, points / 12.0);
    }
}

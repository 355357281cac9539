package org.netloupe.numerics.scaling;

import org.netloupe.numerics.InvalidInputException;

/**
 * Parameters of SMACOF.
 *
 * @param dimensions of the map, 1 or more
 * @param iterations at most, 0 or more
 * @param tolerance the descent ends when an iteration takes less than this share off the squared errors; 0 for all iterations
 * @param seed of the small noise that lets the map leave a line
 */
public record SmacofOptions(int dimensions, int iterations, double tolerance, long seed) {
    public SmacofOptions {
        if (dimensions < 1 || iterations < 0 || !(tolerance >= 0)) {
            throw new InvalidInputException(
                    "SMACOF needs at least one dimension, no negative iterations and no negative tolerance, not %d, %d, %s"
                            .formatted(dimensions, iterations, tolerance));
        }
    }

    /** Two dimensions, at most 300 iterations, until one takes off less than 0.01 %. */
    public static SmacofOptions usual() {
        return new SmacofOptions(2, 300, 1e-4, 1);
    }

    /** The same in another number of dimensions. */
    public SmacofOptions in(int number) {
        return new SmacofOptions(number, iterations, tolerance, seed);
    }
}

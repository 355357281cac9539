package org.netloupe.numerics.scaling;

import org.netloupe.numerics.InvalidInputException;

/**
 * Distances between all pairs of items: finite, not negative, symmetric within 1e-6 of the greatest, zero from an item to itself.
 *
 * @param count number of items
 * @param values [count, count]; shared
 */
public record Distances(int count, double[] values) {
    private static final double SYMMETRIC = 1e-6;

    public Distances {
        if (count < 0 || values.length != (long) count * count) {
            throw new InvalidInputException("Distances of %d items need %d values, not %d".formatted(count,
                    (long) count * count, values.length));
        }
        double greatest = 0;
        for (int at = 0; at < values.length; at++) {
            if (!(values[at] >= 0 && values[at] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("Expected distances of 0 or more, but from item %d to %d it is %s"
                        .formatted(at / count, at % count, values[at]));
            }
            greatest = Math.max(greatest, values[at]);
        }
        requireSymmetric(count, values, greatest * SYMMETRIC);
    }

    private static void requireSymmetric(int count, double[] values, double tolerance) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                double there = values[i * count + j];
                double back = i == j ? 0 : values[j * count + i];
                if (Math.abs(there - back) > tolerance) {
                    throw new InvalidInputException(
                            "Expected symmetric distances, but from item %d to %d it is %s instead of %s".formatted(i,
                                    j, there, back));
                }
            }
        }
    }

    /** One of them. */
    public double between(int one, int other) {
        return values[one * count + other];
    }
}

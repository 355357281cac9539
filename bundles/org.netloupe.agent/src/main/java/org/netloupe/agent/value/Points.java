package org.netloupe.agent.value;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Points of a plane or of space, such as a projection of activations; each may have a class. Points own their coordinates:
 * they are given and give copies.
 *
 * @param dimensions 2 or 3
 * @param coordinates point by point
 * @param classes one for each point, -1 for none; empty if no point has one
 */
public record Points(int dimensions, float[] coordinates, int[] classes) implements Value {
    public Points {
        if (dimensions != 2 && dimensions != 3) {
            throw new IllegalArgumentException("Points have 2 or 3 dimensions, not " + dimensions + ".");
        }
        int count = coordinates.length / dimensions;
        if (count * dimensions != coordinates.length || classes.length != 0 && classes.length != count) {
            throw new IllegalArgumentException("Points of " + dimensions + " dimensions with " + classes.length
                    + " classes cannot have " + coordinates.length + " coordinates.");
        }
        coordinates = coordinates.clone();
        classes = classes.clone();
    }

    /** Points without classes. */
    public Points(int dimensions, float... coordinates) {
        this(dimensions, coordinates, new int[0]);
    }

    @Override
    public ValueType type() {
        return ValueType.POINTS;
    }

    /** Number of points. */
    public int size() {
        return coordinates.length / dimensions;
    }

    /** The coordinates, as a copy. */
    @Override
    public float[] coordinates() {
        return coordinates.clone();
    }

    /** The classes, as a copy. */
    @Override
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Points that && dimensions == that.dimensions
                && Arrays.equals(coordinates, that.coordinates) && Arrays.equals(classes, that.classes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(coordinates) + Arrays.hashCode(classes);
    }

    @Override
    public String toString() {
        return size() + " points of " + dimensions + " dimensions";
    }
}

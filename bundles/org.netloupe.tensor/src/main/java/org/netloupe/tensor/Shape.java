package org.netloupe.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The extents of a row-major array, outermost axis first; rank 0 is a scalar.
 *
 * @param extents one extent >= 0 per axis; copied
 */
public record Shape(long... extents) {

    /**
     * @throws IllegalArgumentException if an extent is negative or the number of elements exceeds a long
     */
    public Shape {
        extents = extents.clone();
        long size = 1;
        for (long extent : extents) {
            if (extent < 0) {
                throw new IllegalArgumentException("An extent is negative: " + Arrays.toString(extents));
            }
            size = multiply(size, extent, extents);
        }
    }

    private static long multiply(long size, long extent, long[] extents) {
        try {
            return Math.multiplyExact(size, extent);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("Too many elements: " + Arrays.toString(extents), e);
        }
    }

    /** A shape of these extents. */
    public static Shape of(long... extents) {
        return new Shape(extents);
    }

    /** A copy of the extents. */
    @Override
    public long[] extents() {
        return extents.clone();
    }

    public int rank() {
        return extents.length;
    }

    /** Extent of one axis, 0 is the outermost. */
    public long extent(int axis) {
        return extents[axis];
    }

    /** Number of elements; 1 for a scalar. */
    public long size() {
        return LongStream.of(extents).reduce(1, (a, b) -> a * b);
    }

    /** The shape of one element along axis 0: this shape without its outermost axis. */
    public Shape inner() {
        if (extents.length == 0) {
            throw new IllegalStateException("A scalar has no axis to drop");
        }
        return new Shape(Arrays.copyOfRange(extents, 1, extents.length));
    }

    /** This shape with one more, outermost axis: the shape of a batch of arrays of this shape. */
    public Shape batch(long count) {
        long[] batched = new long[extents.length + 1];
        batched[0] = count;
        System.arraycopy(extents, 0, batched, 1, extents.length);
        return new Shape(batched);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** As people write it: {@code [3, 32, 32]}. */
    @Override
    public String toString() {
        return LongStream.of(extents).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}

package org.netloupe.numerics;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Points as rows of a matrix of finite floats, row-major. Immutable as long as nobody changes the array that was given
 * to {@link #of(float[], int, int)}, which is shared; the other sources are copied.
 */
public final class Points {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);

    private final float[] values;
    private final int count;
    private final int dimensions;

    private Points(float[] values, int count, int dimensions) {
        this.values = values;
        this.count = count;
        this.dimensions = dimensions;
        requireFinite();
    }

    /**
     * Points over an array, which is shared.
     *
     * @param values [count, dimensions]
     * @throws InvalidInputException if the array has another length, or a value is NaN or infinite
     */
    public static Points of(float[] values, int count, int dimensions) {
        requireSize(values.length, count, dimensions);
        return new Points(values, count, dimensions);
    }

    /**
     * Points rounded to float.
     *
     * @param values [count, dimensions]
     * @throws InvalidInputException if the array has another length, or a value is NaN or beyond the range of float
     */
    public static Points of(double[] values, int count, int dimensions) {
        requireSize(values.length, count, dimensions);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return new Points(floats, count, dimensions);
    }

    /**
     * Points copied from memory of little-endian 32-bit floats, for example a mapped file.
     *
     * @param values [count, dimensions]
     * @throws InvalidInputException if the memory has another size, or a value is NaN or infinite
     */
    public static Points of(MemorySegment values, int count, int dimensions) {
        requireSize(values.byteSize() / Float.BYTES, count, dimensions);
        return new Points(values.toArray(FLOAT), count, dimensions);
    }

    private static void requireSize(long found, int count, int dimensions) {
        if (count < 0 || dimensions < 1 || found != (long) count * dimensions) {
            throw new InvalidInputException("%d points of %d dimensions need %d values, not %d".formatted(count,
                    dimensions, (long) count * dimensions, found));
        }
    }

    private void requireFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new InvalidInputException("Expected finite values, but point %d has %s in dimension %d"
                        .formatted(i / dimensions, values[i], i % dimensions));
            }
        }
    }

    /** Number of points. */
    public int count() {
        return count;
    }

    /** Number of values of a point. */
    public int dimensions() {
        return dimensions;
    }

    /** The values [count, dimensions]; shared, not to be changed. */
    public float[] values() {
        return values;
    }

    /** One value. */
    public float get(int point, int dimension) {
        return values[point * dimensions + dimension];
    }

    /** Squared Euclidean distance of two of the points, summed in double. */
    public double squaredDistance(int one, Points others, int other) {
        int a = one * dimensions;
        int b = other * dimensions;
        double sum = 0;
        for (int j = 0; j < dimensions; j++) {
            double difference = (double) values[a + j] - others.values[b + j];
            sum += difference * difference;
        }
        return sum;
    }
}

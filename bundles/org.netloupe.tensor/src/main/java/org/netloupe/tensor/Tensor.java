package org.netloupe.tensor;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A row-major, little-endian array over a {@link MemorySegment}: on the heap, off the heap or mapped from a file, and
 * larger than 2 GB where memory allows. Elements are addressed by their flat index in row-major order.
 *
 * <p>
 * A tensor is a view: slices, rows and reshapes share its memory. It may be read by several threads; writes need the
 * callers' own ordering. Mapped and native memory is released when the last view of it is garbage.
 */
public final class Tensor {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);

    private final DType dtype;
    private final Shape shape;
    private final MemorySegment data;

    private Tensor(DType dtype, Shape shape, MemorySegment data) {
        this.dtype = dtype;
        this.shape = shape;
        this.data = data;
    }

    /**
     * A tensor over existing memory, which is shared.
     *
     * @throws IllegalArgumentException if the memory does not have exactly the bytes that type and shape need
     */
    public static Tensor over(DType dtype, Shape shape, MemorySegment data) {
        long needed = Math.multiplyExact(shape.size(), (long) dtype.bytes());
        if (data.byteSize() != needed) {
            throw new IllegalArgumentException("A tensor %s %s needs %d bytes, the memory has %d".formatted(dtype,
                    shape, needed, data.byteSize()));
        }
        return new Tensor(dtype, shape, data);
    }

    /** A FLOAT32 tensor that shares the array. */
    public static Tensor of(float[] values, long... shape) {
        return over(DType.FLOAT32, Shape.of(shape), MemorySegment.ofArray(values));
    }

    /** A FLOAT64 tensor that shares the array. */
    public static Tensor of(double[] values, long... shape) {
        return over(DType.FLOAT64, Shape.of(shape), MemorySegment.ofArray(values));
    }

    /** An INT32 tensor that shares the array. */
    public static Tensor of(int[] values, long... shape) {
        return over(DType.INT32, Shape.of(shape), MemorySegment.ofArray(values));
    }

    /** An INT64 tensor that shares the array. */
    public static Tensor of(long[] values, long... shape) {
        return over(DType.INT64, Shape.of(shape), MemorySegment.ofArray(values));
    }

    /** A UINT8 tensor that shares the array. */
    public static Tensor ofBytes(byte[] values, long... shape) {
        return over(DType.UINT8, Shape.of(shape), MemorySegment.ofArray(values));
    }

    /** A tensor of zeros off the heap. */
    public static Tensor allocate(DType dtype, Shape shape) {
        long bytes = Math.multiplyExact(shape.size(), (long) dtype.bytes());
        return new Tensor(dtype, shape, Arena.ofAuto().allocate(bytes, 64));
    }

    public DType dtype() {
        return dtype;
    }

    public Shape shape() {
        return shape;
    }

    /** Number of elements. */
    public long size() {
        return shape.size();
    }

    /** The memory behind this view, little endian, row-major, without gaps. */
    public MemorySegment data() {
        return data;
    }

    /**
     * An element as a double; INT64 values above 2^53 lose their last bits, BOOL is 0 or 1.
     *
     * @throws IndexOutOfBoundsException if the flat index is outside of the tensor
     */
    public double getDouble(long index) {
        return switch (dtype) {
            case FLOAT64 -> data.get(DOUBLE, index * 8);
            case FLOAT32 -> data.get(FLOAT, index * 4);
            case FLOAT16 -> Float.float16ToFloat(data.get(SHORT, index * 2));
            default -> getLong(index);
        };
    }

    /** An element as a float. */
    public float getFloat(long index) {
        return dtype == DType.FLOAT32 ? data.get(FLOAT, index * 4) : (float) getDouble(index);
    }

    /** An element as a long; fractions are cut off. */
    public long getLong(long index) {
        return switch (dtype) {
            case BOOL -> data.get(JAVA_BYTE, index) == 0 ? 0 : 1;
            case INT8 -> data.get(JAVA_BYTE, index);
            case UINT8 -> Byte.toUnsignedLong(data.get(JAVA_BYTE, index));
            case INT16 -> data.get(SHORT, index * 2);
            case UINT16 -> Short.toUnsignedLong(data.get(SHORT, index * 2));
            case INT32 -> data.get(INT, index * 4);
            case UINT32 -> Integer.toUnsignedLong(data.get(INT, index * 4));
            case INT64 -> data.get(LONG, index * 8);
            case FLOAT16, FLOAT32, FLOAT64 -> (long) getDouble(index);
        };
    }

    /** Sets an element; integers are rounded towards zero and wrap as Java's casts do. */
    public void set(long index, double value) {
        switch (dtype) {
            case FLOAT64 -> data.set(DOUBLE, index * 8, value);
            case FLOAT32 -> data.set(FLOAT, index * 4, (float) value);
            case FLOAT16 -> data.set(SHORT, index * 2, Float.floatToFloat16((float) value));
            case INT64 -> data.set(LONG, index * 8, (long) value);
            case INT32, UINT32 -> data.set(INT, index * 4, (int) (long) value);
            case INT16, UINT16 -> data.set(SHORT, index * 2, (short) (long) value);
            case INT8, UINT8 -> data.set(JAVA_BYTE, index, (byte) (long) value);
            case BOOL -> data.set(JAVA_BYTE, index, (byte) (value == 0 ? 0 : 1));
        }
    }

    /**
     * A view of {@code count} elements along axis 0, beginning at {@code from}.
     *
     * @throws IndexOutOfBoundsException if the range is not inside of axis 0
     */
    public Tensor slice(long from, long count) {
        Objects.checkFromIndexSize(from, count, shape.extent(0));
        Shape inner = shape.inner();
        long bytes = inner.size() * dtype.bytes();
        return new Tensor(dtype, inner.batch(count), data.asSlice(from * bytes, count * bytes));
    }

    /** A view of one element along axis 0, without that axis. */
    public Tensor row(long index) {
        Tensor one = slice(index, 1);
        return new Tensor(dtype, shape.inner(), one.data);
    }

    /**
     * The same memory seen with another shape.
     *
     * @throws IllegalArgumentException if the number of elements differs
     */
    public Tensor reshape(Shape other) {
        return over(dtype, other, data);
    }

    /**
     * Copies elements, converted to float, into an array.
     *
     * @param from flat index of the first element
     */
    public void copyTo(long from, float[] target, int offset, int count) {
        if (dtype == DType.FLOAT32) {
            MemorySegment.copy(data, FLOAT, from * 4, target, offset, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = getFloat(from + i);
        }
    }

    /**
     * All elements as floats, in row-major order, in a new array.
     *
     * @throws IllegalStateException if there are more than an array can hold
     */
    public float[] toFloats() {
        if (size() > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("A tensor " + shape + " does not fit into one Java array");
        }
        float[] values = new float[(int) size()];
        copyTo(0, values, 0, values.length);
        return values;
    }

    /** Type and shape, not the values. */
    @Override
    public String toString() {
        return dtype + " " + shape;
    }
}

package org.netloupe.agent.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A row-major array of numbers with a shape; an empty shape is a single number. Elements are kept little endian, as they
 * travel. A tensor owns its elements: the factories copy what they are given.
 */
public final class Tensor implements Value {
    /** The most elements and bytes that one tensor of a stream may have. */
    public static final int MAX_BYTES = 1 << 30;

    /** The types of elements. */
    public enum Element {
        FLOAT32(4), FLOAT64(8), INT32(4), INT64(8), UINT8(1);

        private final int bytes;

        Element(int bytes) {
            this.bytes = bytes;
        }

        /** Size of one element in bytes. */
        public int bytes() {
            return bytes;
        }
    }

    private final Element element;
    private final int[] shape;
    private final ByteBuffer data;

    private Tensor(Element element, int[] shape, ByteBuffer data) {
        this.element = element;
        this.shape = shape;
        this.data = data;
    }

    /**
     * A tensor over a copy of those little-endian bytes.
     *
     * @throws IllegalArgumentException if shape and number of bytes do not match
     */
    public static Tensor ofBytes(Element element, int[] shape, byte[] bytes) {
        return ofBuffer(element, shape, ByteBuffer.wrap(bytes));
    }

    /**
     * A tensor over a copy of the little-endian bytes that are left in the buffer.
     *
     * @throws IllegalArgumentException if shape and number of bytes do not match
     */
    public static Tensor ofBuffer(Element element, int[] shape, ByteBuffer source) {
        long expected = count(shape) * element.bytes();
        if (expected != source.remaining()) {
            throw new IllegalArgumentException("A tensor of " + element + Arrays.toString(shape) + " has " + expected
                    + " bytes, but " + source.remaining() + " were given.");
        }
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        return new Tensor(element, shape.clone(), ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** A tensor of 32-bit floats; without a shape it has one dimension. */
    public static Tensor of(float[] values, int... shape) {
        Tensor made = allocate(Element.FLOAT32, values.length, shape);
        made.data.asFloatBuffer().put(values);
        return made;
    }

    /** A tensor of 64-bit floats; without a shape it has one dimension. */
    public static Tensor of(double[] values, int... shape) {
        Tensor made = allocate(Element.FLOAT64, values.length, shape);
        made.data.asDoubleBuffer().put(values);
        return made;
    }

    /** A tensor of 32-bit whole numbers; without a shape it has one dimension. */
    public static Tensor of(int[] values, int... shape) {
        Tensor made = allocate(Element.INT32, values.length, shape);
        made.data.asIntBuffer().put(values);
        return made;
    }

    /** A tensor of 64-bit whole numbers; without a shape it has one dimension. */
    public static Tensor of(long[] values, int... shape) {
        Tensor made = allocate(Element.INT64, values.length, shape);
        made.data.asLongBuffer().put(values);
        return made;
    }

    private static Tensor allocate(Element element, int length, int[] shape) {
        int[] dimensions = shape.length == 0 ? new int[]{length} : shape.clone();
        if (count(dimensions) != length) {
            throw new IllegalArgumentException("A tensor of shape " + Arrays.toString(dimensions) + " has "
                    + count(dimensions) + " elements, but " + length + " were given.");
        }
        int bytes = Math.multiplyExact(length, element.bytes());
        return new Tensor(element, dimensions, ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * Number of elements of that shape.
     *
     * @throws IllegalArgumentException if a dimension is negative or the product is above {@link #MAX_BYTES}
     */
    static long count(int[] shape) {
        long count = 1;
        for (int dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("A shape has no negative dimensions: " + Arrays.toString(shape));
            }
            count *= dimension;
            if (count > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "A tensor of shape " + Arrays.toString(shape) + " is larger than a stream may carry.");
            }
        }
        return count;
    }

    @Override
    public ValueType type() {
        return ValueType.TENSOR;
    }

    /** The type of the elements. */
    public Element element() {
        return element;
    }

    /** The dimensions, outermost first, as a copy. */
    public int[] shape() {
        return shape.clone();
    }

    /** Number of elements. */
    public int size() {
        return data.limit() / element.bytes();
    }

    /** The elements as read-only little-endian bytes. */
    public ByteBuffer bytes() {
        return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The element at that place of the row-major order; 64-bit whole numbers above 2^53 lose their last digits.
     *
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public double at(int index) {
        int offset = index * element.bytes();
        if (element == Element.FLOAT32) {
            return data.getFloat(offset);
        }
        if (element == Element.FLOAT64) {
            return data.getDouble(offset);
        }
        if (element == Element.INT32) {
            return data.getInt(offset);
        }
        return element == Element.INT64 ? data.getLong(offset) : data.get(offset) & 0xff;
    }

    /** Copies elements from that place of the row-major order on; gives how many, 0 behind the last. */
    public int copyTo(int from, double[] target) {
        int count = Math.max(0, Math.min(target.length, size() - from));
        int offset = from * element.bytes();
        switch (element) {
            case FLOAT32 :
                for (int i = 0; i < count; i++) {
                    target[i] = data.getFloat(offset + 4 * i);
                }
                break;
            case FLOAT64 :
                for (int i = 0; i < count; i++) {
                    target[i] = data.getDouble(offset + 8 * i);
                }
                break;
            default :
                for (int i = 0; i < count; i++) {
                    target[i] = at(from + i);
                }
                break;
        }
        return count;
    }

    /**
     * What lies at that place of the first dimension, as a copy.
     *
     * @throws IndexOutOfBoundsException if there is no such place, or no dimension
     */
    public Tensor slice(int place) {
        int elements = place < 0 || place >= shape[0] ? -1 : size() / shape[0];
        if (elements < 0) {
            throw new IndexOutOfBoundsException("There is no place " + place + " in " + this + ".");
        }
        int bytes = elements * element.bytes();
        ByteBuffer part = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        part.put(0, data, place * bytes, bytes);
        return new Tensor(element, Arrays.copyOfRange(shape, 1, shape.length), part);
    }

    /** All elements as doubles, as a copy. */
    public double[] toDoubles() {
        double[] values = new double[size()];
        copyTo(0, values);
        return values;
    }

    @Override
    public boolean equals(@org.eclipse.jdt.annotation.Nullable Object other) {
        return other instanceof Tensor that && element == that.element && Arrays.equals(shape, that.shape)
                && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + data.hashCode();
    }

    @Override
    public String toString() {
        return "tensor " + element + Arrays.toString(shape);
    }
}

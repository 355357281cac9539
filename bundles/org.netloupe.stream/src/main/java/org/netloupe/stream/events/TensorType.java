package org.netloupe.stream.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Tensor.Element;
import org.netloupe.stream.events.ProtobufReader.MalformedException;

/** TensorFlow's types of elements, and what becomes of them here. */
enum TensorType {
    NONE(0, 0, Element.UINT8), FLOAT(1, 4, Element.FLOAT32), DOUBLE(2, 8, Element.FLOAT64), INT32(3, 4,
            Element.INT32), UINT8(4, 1, Element.UINT8), INT16(5, 2, Element.INT32), INT8(6, 1, Element.INT32), STRING(7,
                    0, Element.UINT8), COMPLEX(8, 0, Element.UINT8), INT64(9, 8, Element.INT64), BOOL(10, 1,
                            Element.UINT8), BFLOAT16(14, 2, Element.FLOAT32), UINT16(17, 2, Element.INT32), HALF(19, 2,
                                    Element.FLOAT32), UINT32(22, 4, Element.INT64), UINT64(23, 8, Element.INT64);

    private final int number;
    private final int bytes;
    private final Element element;

    TensorType(int number, int bytes, Element element) {
        this.number = number;
        this.bytes = bytes;
        this.element = element;
    }

    /** The type of a number of TensorFlow's enumeration. */
    static TensorType of(long number) throws MalformedException {
        for (TensorType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new MalformedException("a tensor of the unknown type " + number);
    }

    /** The type that holds such elements unchanged. */
    static TensorType of(Element element) {
        return switch (element) {
            case FLOAT32 -> FLOAT;
            case FLOAT64 -> DOUBLE;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case UINT8 -> UINT8;
        };
    }

    int number() {
        return number;
    }

    int bytes() {
        return bytes;
    }

    Element element() {
        return element;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNumeric() { return bytes > 0; }

    /** A tensor from little-endian elements of this type. */
    Tensor ofContent(int[] shape, byte[] content) throws MalformedException {
        if (bytes == element.bytes() && this != UINT64) {
            return Tensor.ofBytes(element, shape, content);
        }
        ByteBuffer from = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(content.length / bytes * element.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        while (from.hasRemaining()) {
            long raw = bytes == 8
                    ? from.getLong()
                    : bytes == 4 ? from.getInt() : bytes == 2 ? from.getShort() : from.get();
            put(to, half((short) raw), widened(raw));
        }
        return Tensor.ofBytes(element, shape, to.array());
    }

    private long widened(long raw) {
        return switch (this) {
            case UINT16 -> raw & 0xffff;
            case UINT32 -> raw & 0xffffffffL;
            default -> raw;
        };
    }

    /** The number that 16 bits stand for. */
    float half(short raw) {
        return this == BFLOAT16 ? Float.intBitsToFloat(raw << 16) : Float.float16ToFloat(raw);
    }

    /** Appends an element, from its form as a fraction or as a whole number, whichever this type has. */
    void put(ByteBuffer to, double real, long whole) throws MalformedException {
        if (this == UINT64 && whole < 0) {
            throw new MalformedException("a whole number above 2^63");
        }
        switch (element) {
            case FLOAT32 -> to.putFloat((float) real);
            case FLOAT64 -> to.putDouble(real);
            case INT32 -> to.putInt((int) whole);
            case INT64 -> to.putLong(whole);
            case UINT8 -> to.put((byte) whole);
        }
    }
}

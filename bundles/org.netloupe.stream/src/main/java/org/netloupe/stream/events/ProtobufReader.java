package org.netloupe.stream.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks the fields of a protobuf message within bounds; whatever does not fit is a {@link MalformedException}. */
final class ProtobufReader {
    /** Bytes that are no protobuf message. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int position;
    private int end;

    ProtobufReader() {}

    ProtobufReader(byte[] bytes, int from, int to) {
        range(bytes, from, to);
    }

    /** Goes on in a range of an array. */
    void range(byte[] array, int from, int to) {
        bytes = array;
        position = from;
        end = to;
    }

    boolean hasMore() {
        return position < end;
    }

    int position() {
        return position;
    }

    /** The array that is read. */
    byte[] array() {
        return bytes;
    }

    /** Where a nested message that was just entered begins; goes on behind it. */
    void moveTo(int there) {
        position = there;
    }

    /** The key of the next field: number << 3 | wire type. */
    int key() throws MalformedException {
        return (int) varint();
    }

    long varint() throws MalformedException {
        if (position < end && bytes[position] >= 0) {
            return bytes[position++];
        }
        return longVarint();
    }

    private long longVarint() throws MalformedException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw new MalformedException("a number that is cut off");
            }
            byte next = bytes[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedException("a number that is too long");
    }

    double fixed64() throws MalformedException {
        return Double.longBitsToDouble((long) LONG.get(bytes, take(8)));
    }

    float fixed32() throws MalformedException {
        return Float.intBitsToFloat((int) INT.get(bytes, take(4)));
    }

    /** Enters a field of bytes: returns its first position and moves behind it; the end is {@link #position}. */
    int bytes() throws MalformedException {
        long length = varint();
        if (length < 0 || length > end - position) {
            throw new MalformedException("a field that is longer than its message");
        }
        return take((int) length);
    }

    /** A field of bytes as text. */
    String text() throws MalformedException {
        int start = bytes();
        return new String(bytes, start, position - start, StandardCharsets.UTF_8);
    }

    /** A field of bytes as a message of its own. */
    ProtobufReader message() throws MalformedException {
        int start = bytes();
        return new ProtobufReader(bytes, start, position);
    }

    void skip(int wireType) throws MalformedException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> take(8);
            case BYTES -> bytes();
            case FIXED32 -> take(4);
            default -> throw new MalformedException("the unknown wire type " + wireType);
        }
    }

    private int take(int length) throws MalformedException {
        if (length > end - position) {
            throw new MalformedException("a field that is cut off");
        }
        int start = position;
        position += length;
        return start;
    }
}

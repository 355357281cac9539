package org.netloupe.stream.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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

    private final ByteBuffer bytes;
    private int position;
    private int end;

    ProtobufReader(byte[] array) {
        bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Restricts reading to a range of the array. */
    void range(int from, int to) {
        position = from;
        end = to;
    }

    boolean hasMore() {
        return position < end;
    }

    int position() {
        return position;
    }

    /** The key of the next field: number << 3 | wire type. */
    int key() throws MalformedException {
        return (int) varint();
    }

    long varint() throws MalformedException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw new MalformedException("a number is cut off");
            }
            byte next = bytes.get(position++);
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedException("a number is too long");
    }

    double fixed64() throws MalformedException {
        return bytes.getDouble(take(8));
    }

    float fixed32() throws MalformedException {
        return bytes.getFloat(take(4));
    }

    /** Enters a field of bytes: returns its first position and moves behind it; the end is {@link #position}. */
    int bytes() throws MalformedException {
        long length = varint();
        if (length < 0 || length > end - position) {
            throw new MalformedException("a field is longer than its message");
        }
        return take((int) length);
    }

    void skip(int wireType) throws MalformedException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> take(8);
            case BYTES -> bytes();
            case FIXED32 -> take(4);
            default -> throw new MalformedException("unknown wire type " + wireType);
        }
    }

    private int take(int length) throws MalformedException {
        if (length > end - position) {
            throw new MalformedException("a field is cut off");
        }
        int start = position;
        position += length;
        return start;
    }
}

package org.netloupe.stream.events;

import java.nio.charset.StandardCharsets;

/**
 * Builds a protobuf message from its end, so that the length of a nested message is known when its key is written: fields
 * are put in the reverse of the order in which they are to stand.
 */
final class ProtobufWriter {
    private byte[] bytes = new byte[1 << 12];
    private int start = bytes.length;

    /** Begins a new message. */
    void clear() {
        start = bytes.length;
    }

    /** Length of what was written so far. */
    int size() {
        return bytes.length - start;
    }

    /** The array whose last {@link #size} bytes are the message. */
    byte[] array() {
        return bytes;
    }

    private int move(int length) {
        if (start < length) {
            grow(length);
        }
        start -= length;
        return start;
    }

    private void grow(int length) {
        int used = size();
        byte[] larger = new byte[Math.max(Math.addExact(used, length), (int) Math.min(bytes.length * 2L, 1 << 30))];
        System.arraycopy(bytes, start, larger, larger.length - used, used);
        bytes = larger;
        start = larger.length - used;
    }

    void raw(byte[] content) {
        System.arraycopy(content, 0, bytes, move(content.length), content.length);
    }

    private void rawVarint(long value) {
        int length = 1 + (63 - Long.numberOfLeadingZeros(value | 1)) / 7;
        int at = move(length);
        long rest = value;
        for (int i = 0; i < length - 1; i++) {
            bytes[at + i] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[at + length - 1] = (byte) rest;
    }

    private void key(int field, int wireType) {
        rawVarint((long) field << 3 | wireType);
    }

    void varint(int field, long value) {
        rawVarint(value);
        key(field, ProtobufReader.VARINT);
    }

    void fixed64(int field, double value) {
        ProtobufReader.LONG.set(bytes, move(8), Double.doubleToRawLongBits(value));
        key(field, ProtobufReader.FIXED64);
    }

    void fixed32(int field, float value) {
        ProtobufReader.INT.set(bytes, move(4), Float.floatToRawIntBits(value));
        key(field, ProtobufReader.FIXED32);
    }

    void bytes(int field, byte[] content) {
        raw(content);
        rawVarint(content.length);
        key(field, ProtobufReader.BYTES);
    }

    void text(int field, String text) {
        bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes what was written since the message had a {@link #size} a field. */
    void message(int field, int sizeBefore) {
        rawVarint(size() - sizeBefore);
        key(field, ProtobufReader.BYTES);
    }
}

package org.netloupe.stream.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.netloupe.stream.events.ProtobufReader.MalformedException;

/**
 * Takes the scalars out of an Event message: Summary values with a simple_value, or with a tensor of one number as
 * TensorFlow 2 writes them. Images, histograms and texts are passed over.
 */
final class EventDecoder {
    private static final int TAGS = 256;

    private final String[] tags = new String[TAGS];
    private final byte[][] tagBytes = new byte[TAGS][];

    /** Decodes the message in bytes[from, to). */
    void decode(byte[] bytes, int from, int to, ScalarSink sink) throws MalformedException {
        ProtobufReader reader = new ProtobufReader(bytes);
        reader.range(from, to);
        double wallTime = 0;
        long step = 0;
        int summaryStart = -1;
        int summaryEnd = -1;
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 1 << 3 | ProtobufReader.FIXED64 -> wallTime = reader.fixed64();
                case 2 << 3 | ProtobufReader.VARINT -> step = reader.varint();
                case 5 << 3 | ProtobufReader.BYTES -> {
                    summaryStart = reader.bytes();
                    summaryEnd = reader.position();
                }
                default -> reader.skip(key & 7);
            }
        }
        if (summaryStart >= 0) {
            summary(reader, bytes, summaryStart, summaryEnd, step, wallTime, sink);
        }
    }

    private void summary(ProtobufReader reader, byte[] bytes, int from, int to, long step, double wallTime,
            ScalarSink sink) throws MalformedException {
        int next = from;
        while (next < to) {
            reader.range(next, to);
            int key = reader.key();
            if (key == (1 << 3 | ProtobufReader.BYTES)) {
                int start = reader.bytes();
                next = reader.position();
                value(reader, bytes, start, next, step, wallTime, sink);
            } else {
                reader.skip(key & 7);
                next = reader.position();
            }
        }
    }

    private void value(ProtobufReader reader, byte[] bytes, int from, int to, long step, double wallTime,
            ScalarSink sink) throws MalformedException {
        reader.range(from, to);
        String tag = "";
        double value = 0;
        boolean found = false;
        int tensorStart = -1;
        int tensorEnd = -1;
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case 1 << 3 | ProtobufReader.BYTES -> {
                    int start = reader.bytes();
                    tag = tag(bytes, start, reader.position());
                }
                case 2 << 3 | ProtobufReader.FIXED32 -> {
                    value = reader.fixed32();
                    found = true;
                }
                case 8 << 3 | ProtobufReader.BYTES -> {
                    tensorStart = reader.bytes();
                    tensorEnd = reader.position();
                }
                default -> reader.skip(key & 7);
            }
        }
        if (!found && tensorStart >= 0) {
            TensorScalar tensor = TensorScalar.read(reader, tensorStart, tensorEnd);
            found = tensor.present();
            value = tensor.value();
        }
        if (found) {
            sink.scalar(tag, step, wallTime, value);
        }
    }

    /** Tags repeat millions of times: a small cache by hash spares making their strings anew. */
    private String tag(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & TAGS - 1;
        byte[] known = tagBytes[slot];
        if (known != null && Arrays.equals(known, 0, known.length, bytes, from, to)) {
            return tags[slot];
        }
        tagBytes[slot] = Arrays.copyOfRange(bytes, from, to);
        tags[slot] = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return tags[slot];
    }
}

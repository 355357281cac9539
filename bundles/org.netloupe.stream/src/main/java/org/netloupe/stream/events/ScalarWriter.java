package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes scalars to a new tfevents file of a folder. A record reaches the file whole or is cut at its end, which readers
 * recognise; {@link #flush} makes what was written visible to them. Values are kept as 32-bit floats, as TensorBoard
 * does; {@link EventWriter} keeps all digits. Used by one thread at a time.
 */
public final class ScalarWriter implements AutoCloseable {
    private final RecordWriter records;
    private final ProtobufWriter message = new ProtobufWriter();
    private final Map<String, byte[]> tags = new HashMap<>();

    /**
     * Begins a new file; earlier files of the folder stay.
     *
     * @param folder made if it is absent
     * @throws org.netloupe.tensor.InputException if the folder cannot be written
     */
    public ScalarWriter(Path folder) throws IOException {
        records = new RecordWriter(folder);
    }

    /** Writes a scalar with the time of now. */
    public void write(String tag, long step, double value) throws IOException {
        write(tag, step, System.currentTimeMillis() / 1e3, value);
    }

    /**
     * Writes a scalar.
     *
     * @param tag at most 4000 bytes as UTF-8
     * @param step >= 0
     * @param wallTime seconds since 1970
     */
    public void write(String tag, long step, double wallTime, double value) throws IOException {
        byte[] name = tags.computeIfAbsent(tag, ScalarWriter::tagBytes);
        message.clear();
        message.fixed32(2, (float) value); // Value.simple_value
        message.bytes(1, name);
        message.message(1, 0); // Summary.value
        message.message(5, 0); // Event.summary
        message.varint(2, step);
        message.fixed64(1, wallTime);
        records.write(message);
    }

    private static byte[] tagBytes(String tag) {
        byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 4000) {
            throw new IllegalArgumentException("A tag of " + bytes.length + " bytes is too long");
        }
        return bytes;
    }

    /** Hands everything written so far to the operating system: readers see it, and a crash of this process keeps it. */
    public void flush() throws IOException {
        records.flush();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

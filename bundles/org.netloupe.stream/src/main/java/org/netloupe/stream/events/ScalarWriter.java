package org.netloupe.stream.events;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import org.netloupe.tensor.InputException;

/**
 * Writes scalars to a new tfevents file of a folder. A record reaches the file whole or is cut at its end, which readers
 * recognise; {@link #flush} makes what was written visible to them. Values are kept as 32-bit floats, as TensorBoard
 * does. Used by one thread at a time.
 */
public final class ScalarWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer event = ByteBuffer.allocate(BUFFER / 4).order(ByteOrder.LITTLE_ENDIAN);
    private final MaskedCrc crc = new MaskedCrc();
    private final Map<String, byte[]> tags = new HashMap<>();

    /**
     * Begins a new file; earlier files of the folder stay.
     *
     * @param folder made if it is absent
     * @throws InputException if the folder cannot be written
     */
    public ScalarWriter(Path folder) throws IOException {
        out = create(folder);
        header(System.currentTimeMillis() / 1e3);
        flush();
    }

    private static OutputStream create(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            return open(folder, System.currentTimeMillis() / 1000);
        } catch (IOException e) {
            throw new InputException(folder.toString(), "a folder that event files can be written to",
                    String.valueOf(e.getMessage()), "Choose another place or free some space.", e);
        }
    }

    /** Names end in a counter where a second brings several files, so that their order is that of their making. */
    private static OutputStream open(Path folder, long seconds) throws IOException {
        for (int n = 0;; n++) {
            Path file = folder.resolve("events.out.tfevents.%d.%05d.%s".formatted(seconds, n, host()));
            try {
                return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                continue; // another file of this second: the next number
            }
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9-]", "_");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private void header(double wallTime) throws IOException {
        byte[] version = "brain.Event:2".getBytes(StandardCharsets.US_ASCII);
        event.clear();
        event.put((byte) 0x09).putDouble(wallTime);
        event.put((byte) 0x1a).put((byte) version.length).put(version);
        record();
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
        int valueLength = 1 + varintLength(name.length) + name.length + 5;
        int summaryLength = 1 + varintLength(valueLength) + valueLength;
        event.clear();
        event.put((byte) 0x09).putDouble(wallTime); // Event.wall_time
        event.put((byte) 0x10);
        varint(step); // Event.step
        event.put((byte) 0x2a);
        varint(summaryLength); // Event.summary
        event.put((byte) 0x0a);
        varint(valueLength); // Summary.value
        event.put((byte) 0x0a);
        varint(name.length); // Value.tag
        event.put(name);
        event.put((byte) 0x15).putFloat((float) value); // Value.simple_value
        record();
    }

    private static byte[] tagBytes(String tag) {
        byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 4000) {
            throw new IllegalArgumentException("A tag of " + bytes.length + " bytes is too long");
        }
        return bytes;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            event.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        event.put((byte) rest);
    }

    private static int varintLength(int value) {
        return 1 + (31 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }

    private void record() throws IOException {
        int length = event.position();
        if (buffer.remaining() < length + 16) {
            drain();
        }
        int start = buffer.position();
        buffer.putLong(length);
        buffer.putInt(crc.of(buffer.array(), start, 8));
        buffer.put(event.array(), 0, length);
        buffer.putInt(crc.of(event.array(), 0, length));
    }

    private void drain() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Hands everything written so far to the operating system: readers see it, and a crash of this process keeps it. */
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            drain();
        }
    }
}

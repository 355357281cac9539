package org.netloupe.stream.events;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.netloupe.tensor.InputException;

/**
 * Writes records to a new tfevents file of a folder. A record reaches the file whole or is cut at its end, which readers
 * recognise. Used by one thread at a time.
 */
final class RecordWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 17;

    private final Path file;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private final MaskedCrc crc = new MaskedCrc();

    /**
     * Begins a new file with the record that says what it is; earlier files of the folder stay.
     *
     * @param folder made if it is absent
     * @throws InputException if the folder cannot be written
     */
    RecordWriter(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            file = create(folder, System.currentTimeMillis() / 1000);
            out = Files.newOutputStream(file, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new InputException(folder.toString(), "a folder that event files can be written to",
                    String.valueOf(e.getMessage()), "Choose another place or free some space.", e);
        }
        ProtobufWriter version = new ProtobufWriter();
        version.text(3, "brain.Event:2");
        version.fixed64(1, System.currentTimeMillis() / 1e3);
        write(version);
        flush();
    }

    /**
     * Names begin with the second and a counter, so that their order is that of their making, also if the clock was set
     * back.
     */
    private static Path create(Path folder, long seconds) throws IOException {
        for (int n = 0;; n++) {
            Path file = folder.resolve("events.out.tfevents.%010d.%05d.%s".formatted(seconds, n, host()));
            try {
                return Files.createFile(file);
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

    Path file() {
        return file;
    }

    /** Writes the message as a record. */
    void write(ProtobufWriter message) throws IOException {
        int length = message.size();
        byte[] data = message.array();
        int start = data.length - length;
        int sum = crc.of(data, start, length);
        reserve(RecordReader.HEADER);
        ProtobufReader.LONG.set(buffer, filled, (long) length);
        ProtobufReader.INT.set(buffer, filled + 8, crc.ofLength(length));
        filled += RecordReader.HEADER;
        content(data, start, length);
        reserve(RecordReader.FOOTER);
        ProtobufReader.INT.set(buffer, filled, sum);
        filled += RecordReader.FOOTER;
    }

    private void reserve(int length) throws IOException {
        if (BUFFER - filled < length) {
            drain();
        }
    }

    private void content(byte[] data, int start, int length) throws IOException {
        reserve(length);
        if (length > BUFFER) {
            out.write(data, start, length);
        } else {
            System.arraycopy(data, start, buffer, filled, length);
            filled += length;
        }
    }

    private void drain() throws IOException {
        int length = filled;
        filled = 0; // also if writing fails: what was half written must not be written again
        out.write(buffer, 0, length);
    }

    /** Hands everything written so far to the operating system: readers see it, and a crash of this process keeps it. */
    void flush() throws IOException {
        drain();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            drain();
        }
    }
}

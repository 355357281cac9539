package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.netloupe.stream.events.ProtobufReader.MalformedException;
import org.netloupe.tensor.InputException;

/**
 * Takes the records out of one tfevents file, also while it grows: each {@link #poll} goes on where the last one ended. A
 * cut record at the end waits for its rest. A record whose content is damaged is passed over; where a length is damaged,
 * the next sound record is searched for. The file is open during {@link #poll} only. Used by one thread at a time.
 */
final class RecordReader {
    /** Takes records in their order. */
    interface Sink {
        /**
         * @param bytes holds the record's data in [from, to) during the call
         * @param offset of the record in the file
         */
        void record(byte[] bytes, int from, int to, long offset) throws MalformedException;
    }

    static final int HEADER = 12;
    static final int FOOTER = 4;
    private static final int CHUNK = 1 << 18;
    /** Longer records are graphs: they are passed over without being read. */
    static final long LONGEST = 1 << 28;
    private static final int MOST_DAMAGES = 20;

    private final Path file;
    private final MaskedCrc crc = new MaskedCrc();
    private final List<InputException> damages = new ArrayList<>();
    private byte[] chunk = {};
    private long offset;
    private long searchedFrom = -1;

    RecordReader(Path file) {
        this.file = file;
    }

    /** What was passed over so far, each with its reason; the first 20. */
    List<InputException> damages() {
        List<InputException> all = new ArrayList<>(damages);
        if (searchedFrom >= 0) {
            all.add(brokenLength("No sound record follows so far."));
        }
        return all;
    }

    /**
     * Hands over what was added since the last call.
     *
     * @return number of records
     * @throws IOException if the file cannot be read
     */
    long poll(Sink sink) throws IOException {
        long records = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size < offset) {
                throw new InputException(file.toString(), "a file that only grows, at least %d bytes".formatted(offset),
                        size + " bytes", "It was cut or replaced while it was followed: open it again.");
            }
            chunk = new byte[(int) Math.min(CHUNK, size - offset)];
            boolean progress = true;
            while (progress && offset + HEADER <= size) {
                long before = offset;
                int capacity = chunk.length;
                records += take(fill(channel, size), size, sink);
                progress = offset > before || chunk.length > capacity;
            }
        } finally {
            chunk = new byte[0];
        }
        return records;
    }

    /**
     * Reads the record at an offset that was handed over before.
     *
     * @throws InputException if it is not there any more
     */
    static byte[] readOne(Path file, long offset) throws IOException {
        MaskedCrc sums = new MaskedCrc();
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] header = readAt(channel, offset, HEADER);
            long length = (long) ProtobufReader.LONG.get(header, 0);
            if ((int) ProtobufReader.INT.get(header, 8) == sums.ofLength(length) && length <= LONGEST) {
                byte[] data = readAt(channel, offset + HEADER, (int) length + FOOTER);
                if ((int) ProtobufReader.INT.get(data, (int) length) == sums.of(data, 0, (int) length)) {
                    return Arrays.copyOf(data, (int) length);
                }
            }
        }
        throw new InputException(file + " at byte " + offset, "the record that was found there", "something else",
                "The file was changed: open it again.");
    }

    private static byte[] readAt(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate((int) Math.max(0, Math.min(length, channel.size() - offset)));
        while (target.hasRemaining() && channel.read(target, offset + target.position()) >= 0) {
            continue; // until it is full
        }
        return Arrays.copyOf(target.array(), length);
    }

    private int fill(FileChannel channel, long size) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(chunk, 0, (int) Math.min(chunk.length, size - offset));
        while (target.hasRemaining()) {
            if (channel.read(target, offset + target.position()) < 0) {
                break;
            }
        }
        return target.position();
    }

    /** Takes whole records out of the chunk; moves the offset behind the last one. */
    private long take(int filled, long size, Sink sink) {
        int position = 0;
        long records = 0;
        while (filled - position >= HEADER) {
            if (!soundLength(position)) {
                position = search(position, filled);
                continue;
            }
            long length = (long) ProtobufReader.LONG.get(chunk, position);
            long whole = HEADER + length + FOOTER;
            if (whole > filled - position) {
                offset += position;
                longRecord(whole, size);
                return records;
            }
            found(position);
            records += deliver(position, (int) length, sink) ? 1 : 0;
            position += (int) whole;
        }
        offset += position;
        return records;
    }

    private boolean soundLength(int position) {
        long length = (long) ProtobufReader.LONG.get(chunk, position);
        return length >= 0 && (int) ProtobufReader.INT.get(chunk, position + 8) == crc.ofLength(length);
    }

    /** The next position that can hold a length, or the first that is not known yet. */
    private int search(int broken, int filled) {
        if (searchedFrom < 0) {
            searchedFrom = offset + broken;
        }
        int position = broken + 1;
        while (position + HEADER <= filled && !(plausible(position) && soundLength(position))) {
            position++;
        }
        return position;
    }

    /** Below the longest record, so that most places need no check sum. */
    private boolean plausible(int position) {
        long length = (long) ProtobufReader.LONG.get(chunk, position);
        return length > 0 && length <= LONGEST;
    }

    private void found(int position) {
        if (searchedFrom >= 0) {
            note(brokenLength("Reading goes on at byte %d.".formatted(offset + position)));
            searchedFrom = -1;
        }
    }

    private InputException brokenLength(String hint) {
        return damage(searchedFrom, "a record's length with its check sum", "another check sum", hint);
    }

    /** A record that is not wholly in the chunk: the next chunk is larger, or the record is passed over, or awaited. */
    private void longRecord(long whole, long size) {
        if (whole > LONGEST && whole <= size - offset) {
            note(damage(offset, "a record of at most %d bytes".formatted(LONGEST), whole + " bytes",
                    "It was passed over."));
            offset += whole;
        } else if (whole <= LONGEST && whole > chunk.length && whole <= size - offset) {
            chunk = Arrays.copyOf(chunk, (int) whole);
        }
    }

    private boolean deliver(int position, int length, Sink sink) {
        int start = position + HEADER;
        if ((int) ProtobufReader.INT.get(chunk, start + length) != crc.of(chunk, start, length)) {
            note(damage(offset + position, "a record of %d bytes with its check sum".formatted(length),
                    "another check sum", "It was passed over."));
            return false;
        }
        try {
            sink.record(chunk, start, start + length, offset + position);
            return true;
        } catch (MalformedException e) {
            note(damage(offset + position, "an Event message", String.valueOf(e.getMessage()), "It was passed over."));
            return false;
        }
    }

    private InputException damage(long at, String expected, String found, String hint) {
        return new InputException(file + " at byte " + at, expected, found, hint);
    }

    private void note(InputException damage) {
        if (damages.size() < MOST_DAMAGES) {
            damages.add(damage);
        }
    }
}

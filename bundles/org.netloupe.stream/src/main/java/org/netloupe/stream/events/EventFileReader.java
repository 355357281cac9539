package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.netloupe.stream.events.ProtobufReader.MalformedException;
import org.netloupe.tensor.InputException;

/**
 * Reads the scalars of one tfevents file, also while it grows: each {@link #poll} goes on where the last one ended. A cut
 * record at the end waits for its rest. A record whose check sum is wrong ends the file, as nothing behind it can be
 * trusted. Used by one thread at a time.
 */
public final class EventFileReader {
    private static final int HEADER = 12;
    private static final int FOOTER = 4;
    private static final int CHUNK = 1 << 16;
    /** Longer records are images or graphs: they are passed over without being read. */
    private static final long LONGEST = 1 << 26;

    private final Path file;
    private final MaskedCrc crc = new MaskedCrc();
    private final EventDecoder decoder = new EventDecoder();
    private byte[] chunk = new byte[CHUNK];
    private long offset;
    private Optional<InputException> damage = Optional.empty();

    public EventFileReader(Path file) {
        this.file = file;
    }

    /** Why reading ended before the end of the file; empty while it is sound. */
    public Optional<InputException> damage() {
        return damage;
    }

    /**
     * Hands over what was added since the last call.
     *
     * @return number of records read
     * @throws IOException if the file cannot be read
     */
    public long poll(ScalarSink sink) throws IOException {
        if (damage.isPresent()) {
            return 0;
        }
        long records = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            boolean progress = true;
            while (progress && offset + HEADER <= size && damage.isEmpty()) {
                long before = offset;
                int capacity = chunk.length;
                records += take(fill(channel, size), size, sink);
                progress = offset > before || chunk.length > capacity;
            }
        }
        return records;
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
    private long take(int filled, long size, ScalarSink sink) {
        ByteBuffer view = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int position = 0;
        long records = 0;
        while (filled - position >= HEADER) {
            long length = view.getLong(position);
            if (view.getInt(position + 8) != crc.of(chunk, position, 8) || length < 0) {
                damaged(offset + position, "a record's length with its check sum", "another check sum");
                break;
            }
            long whole = HEADER + length + FOOTER;
            if (whole > filled - position) {
                offset += position;
                longRecord(whole, size);
                return records;
            }
            if (!decode(view, position, (int) length, sink)) {
                break;
            }
            position += (int) whole;
            records++;
        }
        offset += position;
        return records;
    }

    /** A record that is not wholly in the chunk: the next chunk is larger, or the record is passed over, or awaited. */
    private void longRecord(long whole, long size) {
        if (whole > LONGEST && offset + whole <= size) {
            offset += whole;
        } else if (whole <= LONGEST && whole > chunk.length && offset + whole <= size) {
            chunk = Arrays.copyOf(chunk, (int) whole);
        }
    }

    private boolean decode(ByteBuffer view, int position, int length, ScalarSink sink) {
        int start = position + HEADER;
        if (view.getInt(start + length) != crc.of(chunk, start, length)) {
            damaged(offset + position, "a record with its check sum", "another check sum");
            return false;
        }
        try {
            decoder.decode(chunk, start, start + length, sink);
            return true;
        } catch (MalformedException e) {
            damaged(offset + position, "an Event message", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void damaged(long at, String expected, String found) {
        damage = Optional.of(new InputException(file + " at byte " + at, expected, found,
                "What stands before it was read; the rest of this file is lost."));
    }
}

package org.netloupe.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A queue of records on the disk, first in, first out, in a file that is made with the first record, that only its owner
 * can read and that goes with the queue. Its space is used again whenever the queue is empty. Of one thread.
 */
final class Overflow implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private @Nullable FileChannel file;
    private final ByteBuffer unwritten = ByteBuffer.allocate(BUFFER);
    private long end;
    private long next;
    private long count;

    /** How many records wait. */
    long count() {
        return count;
    }

    /** How many bytes they take. */
    long bytes() {
        return end + unwritten.position() - next;
    }

    /** Adds a record. */
    void add(byte[] bytes) throws IOException {
        if (unwritten.remaining() < 4 + bytes.length) {
            flush();
        }
        unwritten.putInt(bytes.length);
        if (unwritten.remaining() < bytes.length) {
            flush();
            write(ByteBuffer.wrap(bytes));
        } else {
            unwritten.put(bytes);
        }
        count++;
    }

    private void flush() throws IOException {
        write(unwritten.flip());
        unwritten.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        FileChannel open = file;
        if (open == null) {
            open = PrivateFiles.create(PrivateFiles.name(PrivateFiles.temporaryFolder(), ".spill"),
                    StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        while (bytes.hasRemaining()) {
            end += open.write(bytes, end);
        }
    }

    /** Takes the oldest record, null if there is none. */
    byte @Nullable [] poll() throws IOException {
        if (count == 0) {
            return null;
        }
        flush();
        byte[] record = new byte[ByteBuffer.wrap(read(4)).getInt()];
        System.arraycopy(read(record.length), 0, record, 0, record.length);
        if (--count == 0) {
            clear();
        }
        return record;
    }

    private byte[] read(int length) throws IOException {
        FileChannel open = file;
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (open != null && bytes.hasRemaining()) {
            int read = open.read(bytes, next);
            if (read < 0) {
                throw new IOException("The file has lost what was written into it.");
            }
            next += read;
        }
        return bytes.array();
    }

    private void clear() throws IOException {
        FileChannel open = file;
        if (open != null) {
            open.truncate(0);
        }
        end = 0;
        next = 0;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = file;
        file = null;
        count = 0;
        if (open != null) {
            open.close();
        }
    }
}

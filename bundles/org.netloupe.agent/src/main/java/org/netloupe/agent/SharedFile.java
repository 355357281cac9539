package org.netloupe.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where large values lie for a client of the same machine: a ring in a file that only its owner can read. A part is used
 * again after the client has consumed the message that refers to it. Written, not mapped, on this side: so a full disk is an
 * exception here and not a fault of the process. On the agent's thread.
 */
final class SharedFile implements AutoCloseable {
    private static final long LEAST = 32L << 20;
    private static final long MOST = 256L << 20;
    private static final int ALIGNMENT = 64;

    /** A message under way, and where what it refers to ends. */
    private record Sent(long sentBytes, long head) {}

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    /** Positions grow for ever; their place in the file is the rest of a division by its size. */
    private long head;
    private long tail;
    /** Bytes put since the last message. */
    private long put;
    private boolean broken;

    /**
     * @param window bytes that may be under way to the client
     * @throws IOException if no such file can be made
     */
    SharedFile(long window) throws IOException {
        size = Math.max(LEAST, Math.min(MOST, window > MOST / 2 ? MOST : 2 * window));
        path = PrivateFiles.name(PrivateFiles.memoryFolder(), ".ring");
        channel = PrivateFiles.create(path);
        // only makes it long; memory is taken where something is written
        channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
    }

    Path path() {
        return path;
    }

    /** Whether a value of about that weight would find room now; what never fits is sent another way. */
    boolean hasRoom(long weight) {
        long needed = weight + 4096;
        return broken || needed > size || underWay.isEmpty() || place(needed) + needed - tail <= size;
    }

    private long place(long length) {
        long from = head % size;
        return from + length > size ? head + size - from : head;
    }

    /** Puts a payload; gives its offset in the file, or -1 if there is no room. */
    long put(ByteBuffer first, ByteBuffer second) {
        long length = (long) first.remaining() + second.remaining();
        long place = place(length);
        if (broken || length > size || place + length - tail > size) {
            return -1;
        }
        try {
            write(first, place % size);
            write(second, place % size + first.position());
        } catch (IOException e) {
            // no memory left for it: from now on all goes through the socket
            broken = true;
            return -1;
        }
        head = place + (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        put += length;
        return place % size;
    }

    private void write(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Bytes put since this was asked last. */
    long takePut() {
        long bytes = put;
        put = 0;
        return bytes;
    }

    /** A message has gone; with it that many bytes in all. */
    void sent(long sentBytes) {
        underWay.addLast(new Sent(sentBytes, head));
    }

    /** The client has consumed that many bytes in all. */
    void consumed(long bytes) {
        for (Sent oldest = underWay.peek(); oldest != null && oldest.sentBytes() <= bytes; oldest = underWay.peek()) {
            tail = oldest.head();
            underWay.poll();
        }
    }

    /** Deletes the file, if the client has not done so; what the client has mapped stays readable. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}

package org.netloupe.stream;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.protocol.ProtocolException;
import org.netloupe.agent.protocol.ValueCodec;

/**
 * The files in which processes of this machine put large values for us, mapped for reading. They are deleted as soon as they
 * are mapped, so that nothing is left when either side dies. On the connection's thread alone.
 */
final class SharedValues implements ValueCodec.Shared, AutoCloseable {
    private record Mapped(Arena arena, MemorySegment segment) {}

    private final Map<Long, Mapped> files = new HashMap<>();
    private long read;

    /** Maps the file of a stream if it has one; false if that cannot be done. */
    boolean accept(Message.Opened opened) {
        if (opened.file().isEmpty()) {
            return true;
        }
        Arena arena = Arena.ofConfined();
        try {
            Path path = Path.of(opened.file().get());
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    || !path.getFileName().toString().startsWith("netloupe-")) {
                throw new IOException("not a file of an agent");
            }
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                files.put(opened.stream(),
                        new Mapped(arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)));
            }
            Files.deleteIfExists(path);
            return true;
        } catch (IOException | InvalidPathException e) {
            arena.close();
            files.remove(opened.stream());
            return false;
        }
    }

    @Override
    public ByteBuffer part(long stream, long offset, long length) throws ProtocolException {
        Mapped file = files.get(stream);
        long size = file == null ? 0 : file.segment().byteSize();
        if (file == null || offset < 0 || length < 0 || length > Integer.MAX_VALUE || offset > size - length) {
            throw new ProtocolException("A value of stream " + stream + " should lie at " + offset + " to "
                    + (offset + length) + " of a file of " + size + " bytes.");
        }
        read += length;
        return file.segment().asSlice(offset, length).asByteBuffer();
    }

    /** Bytes read from files since this was asked last. */
    long takeRead() {
        long bytes = read;
        read = 0;
        return bytes;
    }

    /** Gives back the file of a stream that has ended. */
    void forget(long stream) {
        Mapped file = files.remove(stream);
        if (file != null) {
            file.arena().close();
        }
    }

    @Override
    public void close() {
        files.values().forEach(file -> file.arena().close());
        files.clear();
    }
}

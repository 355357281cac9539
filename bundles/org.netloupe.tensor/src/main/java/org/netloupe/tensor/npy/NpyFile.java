package org.netloupe.tensor.npy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.file.InputFile;
import org.netloupe.tensor.file.WholeFile;

/** One array in a file of its own, as NumPy's {@code save} writes it. */
public final class NpyFile {
    private static final String EXPECTED = "a npy file";
    private static final long CHUNK = 1 << 20;

    private NpyFile() {}

    /** Whether a file begins as npy files do; false also where it cannot be read. */
    public static boolean hasMagic(Path file) {
        try {
            return Arrays.equals(InputFile.head(file, NpyHeader.MAGIC.length, EXPECTED), NpyHeader.MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Type and shape of the array in a file, and where it begins; the length of the file is checked against them.
     *
     * @throws InputException if the file is absent, unreadable, no npy file, cut off, or holds no numbers
     */
    public static NpyHeader header(Path file) throws IOException {
        try (FileChannel channel = InputFile.open(file, EXPECTED)) {
            return NpyHeader.read(file.toString(), Channels.newInputStream(channel), channel.size());
        } catch (IOException e) {
            throw InputFile.explained(file, EXPECTED, e);
        }
    }

    /**
     * The array in a file. It is mapped, read only, whatever its size; only big-endian and column-major (Fortran) arrays
     * are converted, into as much memory as the file has.
     *
     * @throws InputException as {@link #header(Path)}, or if an array that must be converted does not fit into memory
     */
    public static Tensor map(Path file) throws IOException {
        NpyHeader header = header(file);
        MemorySegment mapped = InputFile.map(file, EXPECTED);
        if (mapped.byteSize() != header.dataOffset() + header.dataBytes()) {
            throw new InputException(file.toString(), EXPECTED, "one that changes while it is read", "Try again.");
        }
        return RawElements.tensor(file.toString(), header, mapped.asSlice(header.dataOffset()));
    }

    /**
     * Writes an array, whole or not at all; an existing file is replaced.
     *
     * @throws InputException if the place cannot be written or the disk is full; nothing is left behind
     */
    public static void write(Path file, Tensor tensor) throws IOException {
        WholeFile.fill(file, temporary -> {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                writeFully(channel, ByteBuffer.wrap(NpyHeader.bytes(tensor.dtype(), tensor.shape())));
                writeFully(channel, tensor.data());
                channel.force(true);
            }
        });
    }

    /** Through a buffer, because arrays on the heap other than of bytes cannot be seen as one. */
    static void writeFully(WritableByteChannel channel, MemorySegment data) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, data.byteSize())];
        for (long from = 0; from < data.byteSize(); from += CHUNK) {
            int count = (int) Math.min(CHUNK, data.byteSize() - from);
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, from, chunk, 0, count);
            writeFully(channel, ByteBuffer.wrap(chunk, 0, count));
        }
    }

    static void writeFully(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}

package org.netloupe.data.idx;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.file.InputFile;

/**
 * One IDX file of unsigned bytes: magic 0, 0, type, rank; the extents as big-endian 32-bit numbers; the bytes.
 *
 * @param data exactly the bytes that the shape needs, mapped or inflated
 */
record IdxFile(Path file, Shape shape, MemorySegment data) {
    private static final String EXPECTED = "an IDX file";
    private static final int UNSIGNED_BYTE = 8;
    /** Deflate cannot pack denser than this, so that a small file cannot ask for much memory. */
    private static final long DENSEST = 1032;
    private static final int CHUNK = 1 << 16;
    private static final long MOST_PIXELS = 1 << 26;

    /** Whether a file has the magic number of IDX with this rank, plain or behind gzip. */
    static boolean hasMagic(Path file, int rank) {
        try {
            byte[] head = InputFile.head(file, 512, EXPECTED);
            if (isGzip(head)) {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
                    head = in.readNBytes(4);
                }
            }
            return head.length >= 4 && head[0] == 0 && head[1] == 0 && head[2] == UNSIGNED_BYTE && head[3] == rank;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isGzip(byte[] head) {
        return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    /**
     * Maps a plain file, inflates a gzip one.
     *
     * @param rank that it must have: 3 for images, 1 for labels
     * @throws InputException if the file is absent, unreadable, broken, or of another rank
     */
    static IdxFile read(Path file, int rank) throws IOException {
        try {
            if (isGzip(InputFile.head(file, 2, EXPECTED))) {
                return inflate(file, rank);
            }
            MemorySegment mapped = InputFile.map(file, EXPECTED);
            ByteBuffer head = mapped.asSlice(0, Math.min(mapped.byteSize(), 4 + 4L * rank)).asByteBuffer();
            byte[] bytes = new byte[head.remaining()];
            head.get(bytes);
            Shape shape = shape(file, bytes, rank);
            long present = mapped.byteSize() - bytes.length;
            if (present != shape.size()) {
                throw size(file, shape, "%d".formatted(present));
            }
            return new IdxFile(file, shape, mapped.asSlice(bytes.length));
        } catch (ZipException | EOFException e) {
            throw new InputException(file.toString(), "a whole gzip file", "one that is damaged or cut off",
                    "Copy or download it again.", e);
        } catch (IOException e) {
            throw InputFile.explained(file, EXPECTED, e);
        }
    }

    private static IdxFile inflate(Path file, int rank) throws IOException {
        try (FileChannel channel = InputFile.open(file, EXPECTED);
                InputStream in = new GZIPInputStream(Channels.newInputStream(channel), CHUNK)) {
            Shape shape = shape(file, in.readNBytes(4 + 4 * rank), rank);
            if (shape.size() / DENSEST > channel.size()) {
                throw size(file, shape, "a gzip file of %d".formatted(channel.size()));
            }
            MemorySegment data = allocate(file, shape);
            fill(file, shape, data, in);
            if (in.read() >= 0) {
                throw size(file, shape, "more");
            }
            return new IdxFile(file, shape, data);
        }
    }

    private static MemorySegment allocate(Path file, Shape shape) throws InputException {
        try {
            return Arena.ofAuto().allocate(shape.size());
        } catch (OutOfMemoryError e) {
            throw new InputException(file.toString(), "a file that fits into memory inflated",
                    "%d bytes".formatted(shape.size()), "Unpack it with gunzip: plain files are mapped.", e);
        }
    }

    private static void fill(Path file, Shape shape, MemorySegment data, InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long at = 0;
        while (at < data.byteSize()) {
            int count = in.read(chunk, 0, (int) Math.min(CHUNK, data.byteSize() - at));
            if (count < 0) {
                throw size(file, shape, "only %d".formatted(at));
            }
            MemorySegment.copy(MemorySegment.ofArray(chunk), 0, data, at, count);
            at += count;
        }
    }

    private static Shape shape(Path file, byte[] head, int rank) throws InputException {
        String what = rank == 3 ? "images (IDX magic 00 00 08 03)" : "labels (IDX magic 00 00 08 01)";
        if (head.length < 4 || head[0] != 0 || head[1] != 0) {
            throw new InputException(file.toString(), what, describe(head), "");
        }
        if (head[2] != UNSIGNED_BYTE || head[3] != rank) {
            throw new InputException(file.toString(), what, describe(head), hint(head));
        }
        if (head.length < 4 + 4 * rank) {
            throw new InputException(file.toString(), "a header of %d bytes".formatted(4 + 4 * rank),
                    "only %d".formatted(head.length), "The file seems to be cut off.");
        }
        ByteBuffer extents = ByteBuffer.wrap(head, 4, 4 * rank);
        long[] shape = new long[rank];
        Arrays.setAll(shape, i -> Integer.toUnsignedLong(extents.getInt()));
        return checked(file, shape);
    }

    private static Shape checked(Path file, long[] extents) throws InputException {
        boolean instances = extents[0] <= Integer.MAX_VALUE - 8;
        long inner = 1;
        for (int i = 1; i < extents.length; i++) {
            instances &= extents[i] >= 1 && extents[i] <= MOST_PIXELS;
            inner *= Math.min(extents[i], MOST_PIXELS);
        }
        instances &= inner <= MOST_PIXELS;
        if (!instances) {
            throw new InputException(file.toString(), "a count below 2^31 of images with 1 to 2^26 pixels",
                    Arrays.toString(extents), "The file seems to be damaged.");
        }
        return new Shape(extents);
    }

    private static String describe(byte[] head) {
        if (head.length == 0) {
            return "an empty file";
        }
        StringBuilder text = new StringBuilder("a file that begins with");
        for (int i = 0; i < Math.min(4, head.length); i++) {
            text.append(" %02x".formatted(head[i]));
        }
        return text.toString();
    }

    private static String hint(byte[] head) {
        if (head[2] != UNSIGNED_BYTE) {
            return "Only unsigned bytes (type 08) are read; save other values as npy.";
        }
        return head[3] == 1 ? "These are labels: name the file of the images." : "";
    }

    private static InputException size(Path file, Shape shape, String found) {
        return new InputException(file.toString(), "%d bytes of data for %s".formatted(shape.size(), shape), found,
                "The file seems to be cut off or damaged.");
    }

    long count() {
        return shape.extent(0);
    }
}

package org.netloupe.tensor.npy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.file.InputFile;

/**
 * Several named arrays in one file, as NumPy's {@code savez} and {@code savez_compressed} write it. Arrays are read into
 * memory when they are asked for, each time anew. Thread safe; the caller closes it, arrays stay valid.
 */
public final class NpzFile implements Closeable {
    private static final String EXPECTED = "a npz file (zip of npy files)";
    private static final String SUFFIX = ".npy";
    /** Deflate cannot pack denser than this; an entry that claims more is made up. */
    private static final long DENSEST = 1032;
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private NpzFile(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        zip.stream().filter(entry -> entry.getName().endsWith(SUFFIX)).forEach(entry -> {
            String name = entry.getName();
            entries.putIfAbsent(name.substring(0, name.length() - SUFFIX.length()), entry);
        });
    }

    /**
     * Opens a file and lists its arrays; none is read.
     *
     * @throws InputException if it is absent, unreadable, no zip file, or has no arrays in it
     */
    public static NpzFile open(Path file) throws IOException {
        InputFile.open(file, EXPECTED).close();
        NpzFile npz = new NpzFile(file, zip(file));
        if (npz.entries.isEmpty()) {
            npz.close();
            throw new InputException(file.toString(), EXPECTED, "a zip file without npy files", "");
        }
        return npz;
    }

    private static ZipFile zip(Path file) throws InputException {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(file.toString(), EXPECTED, "no readable zip file (" + e.getMessage() + ")", "",
                    e);
        }
    }

    /** Names of the arrays, in the order of the file. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * Type and shape of an array.
     *
     * @throws InputException if there is no such array or its header is broken
     */
    public NpyHeader header(String name) throws IOException {
        return withEntry(name, (source, entry, in) -> NpyHeader.read(source, in, entry.getSize()));
    }

    /**
     * Reads an array into memory off the heap.
     *
     * @throws InputException if there is no such array, or it is broken, cut off, not of numbers or too large for
     *             memory
     */
    public Tensor read(String name) throws IOException {
        return withEntry(name, (source, entry, in) -> {
            NpyHeader header = NpyHeader.read(source, in, entry.getSize());
            MemorySegment data = RawElements.allocate(source, header).data();
            fill(source, data, in);
            return RawElements.tensor(source, header, data);
        });
    }

    private interface Read<R> {
        R from(String source, ZipEntry entry, InputStream in) throws IOException;
    }

    private <R> R withEntry(String name, Read<R> read) throws IOException {
        String source = file + ", array " + name;
        @Nullable
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new InputException(source, "one of the arrays " + names(), "none of that name", "");
        }
        long packed = Math.max(1, Math.min(entry.getCompressedSize(), file.toFile().length()));
        if (entry.getSize() < 0 || entry.getSize() / DENSEST > packed) {
            throw new InputException(source, "an array of a size that its %d packed bytes can hold".formatted(packed),
                    "one of %d bytes".formatted(entry.getSize()), "");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return read.from(source, entry, new BufferedInputStream(in, CHUNK));
        } catch (InputException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(source, "a readable entry of the zip file", String.valueOf(e.getMessage()),
                    "The file seems to be damaged; copy or write it again.", e);
        }
    }

    private static void fill(String source, MemorySegment data, InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long at = 0;
        while (at < data.byteSize()) {
            int count = in.read(chunk, 0, (int) Math.min(CHUNK, data.byteSize() - at));
            if (count < 0) {
                throw new InputException(source, "%d bytes of data".formatted(data.byteSize()),
                        "only %d".formatted(at), "The file seems to be cut off.");
            }
            MemorySegment.copy(MemorySegment.ofArray(chunk), 0, data, at, count);
            at += count;
        }
    }

    /** The file that was opened. */
    public Path file() {
        return file;
    }

    /** Closes the file; arrays that were read stay valid. */
    @Override
    public void close() throws IOException {
        zip.close();
    }
}

package org.netloupe.data.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.InputFile;

/** Image files in a zip file; they are listed from its directory at the end, not unpacked. */
final class ZipImageFiles implements ImageFiles {
    private static final String EXPECTED = "a zip file of images";

    private final Path file;
    private final ZipFile zip;
    private final List<String> paths;

    private ZipImageFiles(Path file, ZipFile zip, List<String> paths) {
        this.file = file;
        this.zip = zip;
        this.paths = paths;
    }

    /** @throws InputException if the file is absent, unreadable or no zip file */
    static ZipImageFiles list(Path file) throws IOException {
        InputFile.open(file, EXPECTED).close();
        try {
            ZipFile zip = new ZipFile(file.toFile());
            List<String> paths = zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName)
                    .filter(ImageFiles::isImage).distinct().sorted().toList();
            return new ZipImageFiles(file, zip, paths);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(file.toString(), EXPECTED, "no readable zip file (" + e.getMessage() + ")",
                    "Copy or download it again.", e);
        }
    }

    @Override
    public String source(String path) {
        return file + ", entry " + path;
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public byte[] read(String path) throws IOException {
        @Nullable
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new InputException(source(path), "an image", "no such entry", "");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE);
            if (bytes.length == LARGEST_FILE) {
                throw new InputException(source(path), "an image of at most %d bytes".formatted(LARGEST_FILE), "more",
                        "");
            }
            return bytes;
        } catch (InputException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(source(path), "a readable entry of the zip file", String.valueOf(e.getMessage()),
                    "The file seems to be damaged; copy or download it again.", e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

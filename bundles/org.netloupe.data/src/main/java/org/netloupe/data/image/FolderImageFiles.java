package org.netloupe.data.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.netloupe.core.operation.Progress;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.InputFile;

/** Image files below a folder; they are listed, not opened. */
record FolderImageFiles(Path root, List<String> paths) implements ImageFiles {
    private static final int DEEPEST = 8;

    /**
     * Lists a folder.
     *
     * @throws InputException if it or a folder below may not be read
     */
    static FolderImageFiles list(Path root, Progress progress) throws IOException {
        try (Stream<Path> files = Files.find(root, DEEPEST, (_, attributes) -> attributes.isRegularFile(),
                FileVisitOption.FOLLOW_LINKS)) {
            int prefix = root.getNameCount();
            List<String> paths = files.peek(_ -> progress.checkCancelled())
                    .map(file -> file.subpath(prefix, file.getNameCount()).toString().replace('\\', '/'))
                    .filter(ImageFiles::isImage).sorted().toList();
            return new FolderImageFiles(root, paths);
        } catch (UncheckedIOException e) {
            throw InputFile.explained(culprit(root, e.getCause()), "a folder of images", e.getCause());
        } catch (IOException e) {
            throw InputFile.explained(root, "a folder of images", e);
        }
    }

    /** The folder below the root that cannot be listed, where the fault names it. */
    private static Path culprit(Path root, IOException e) {
        return e instanceof FileSystemException named && named.getFile() != null ? Path.of(named.getFile()) : root;
    }

    @Override
    public String source(String path) {
        return root.resolve(path).toString();
    }

    @Override
    public byte[] read(String path) throws IOException {
        Path file = root.resolve(path);
        try {
            long size = Files.size(file);
            if (size > LARGEST_FILE) {
                throw new InputException(file.toString(), "an image of at most %d bytes".formatted(LARGEST_FILE),
                        "%d".formatted(size), "");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw InputFile.explained(file, "an image", e);
        }
    }
}

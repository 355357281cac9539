package org.netloupe.data.image;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.netloupe.core.operation.Progress;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.InputFile;

/** Image files below a folder; they are listed, not opened. */
record FolderImageFiles(Path root, List<String> paths) implements ImageFiles {

    /**
     * Lists a folder, links followed.
     *
     * @throws InputException if it or a folder below may not be read
     */
    static FolderImageFiles list(Path root, Progress progress) throws IOException {
        List<String> paths = new ArrayList<>();
        new Listing(paths, new HashSet<>(), progress).add(root, "");
        Collections.sort(paths);
        return new FolderImageFiles(root, List.copyOf(paths));
    }

    /**
     * A walk over folders. What is named as an image is taken for a file without a look at it, which is most of the
     * time of a walk.
     *
     * @param seen real paths of the folders, so that links in a circle end
     */
    private record Listing(List<String> paths, Set<Path> seen, Progress progress) {
        void add(Path folder, String prefix) throws IOException {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                if (!seen.add(folder.toRealPath())) {
                    return;
                }
                for (Path entry : entries) {
                    progress.checkCancelled();
                    String path = prefix + entry.getFileName();
                    if (ImageFiles.isImage(path)) {
                        paths.add(path);
                    } else if (Files.isDirectory(entry)) {
                        add(entry, path + "/");
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw InputFile.explained(folder, "a folder of images", e.getCause());
            } catch (IOException e) {
                throw InputFile.explained(folder, "a folder of images", e);
            }
        }
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

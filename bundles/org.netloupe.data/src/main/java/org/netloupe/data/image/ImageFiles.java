package org.netloupe.data.image;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Image files by their path below a root, with / between folders. Thread safe. */
interface ImageFiles extends Closeable {
    /** Nobody keeps larger images, and a reader must not be talked into reading without end. */
    int LARGEST_FILE = 256 << 20;

    Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "gif");

    /** Whether a path is that of an image; hidden files and what macOS adds to zip files are not. */
    static boolean isImage(String path) {
        boolean hidden = path.startsWith(".") || path.contains("/.") || path.startsWith("__MACOSX/");
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return !hidden && ending.length() <= 4 && ENDINGS.contains(ending.toLowerCase(Locale.ROOT));
    }

    /** What messages call a file: the root and the path in it. */
    String source(String path);

    /** Paths of all images, sorted. */
    List<String> paths();

    /**
     * Reads a file.
     *
     * @throws org.netloupe.tensor.InputException if it cannot be read or is larger than {@link #LARGEST_FILE}
     */
    byte[] read(String path) throws IOException;

    @Override
    default void close() {
        // most have nothing to release
    }
}

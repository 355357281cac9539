package org.netloupe.dropins;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where bundles are dropped: the folder {@code dropins} of the product and the folders that the variable
 * {@code NETLOUPE_DROPINS} names, for users who may not write into the product.
 *
 * @param folders in this order
 */
record DropinFolders(List<Path> folders) {
    DropinFolders {
        folders = List.copyOf(folders);
    }

    /**
     * @param home folder of the product, null if it is not known
     * @param further paths separated as on the class path, null for none
     */
    static DropinFolders of(@Nullable String home, @Nullable String further) {
        List<Path> folders = new ArrayList<>();
        if (home != null) {
            folders.add(Path.of(home, "dropins"));
        }
        if (further != null) {
            Stream.of(further.split(File.pathSeparator)).filter(text -> !text.isBlank())
                    .forEach(text -> folders.add(Path.of(text).toAbsolutePath()));
        }
        return new DropinFolders(folders);
    }

    /** The jars in them, in alphabetical order within a folder. */
    Set<Path> jars() throws IOException {
        Set<Path> jars = new LinkedHashSet<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(DropinFolders::isJar).sorted().forEach(jars::add);
                }
            }
        }
        return jars;
    }

    private static boolean isJar(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().endsWith(".jar");
    }
}

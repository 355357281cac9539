package org.netloupe.data.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.InputFile;

/** How the files of an IDX dataset are named: train-images-idx3-ubyte, t10k-labels.idx1-ubyte.gz and the like. */
final class IdxNames {
    private static final Pattern IMAGES = Pattern.compile(".*images.*idx3.*?(\\.gz)?", Pattern.CASE_INSENSITIVE);

    private IdxNames() {}

    /**
     * The images file of one part of a dataset.
     *
     * @param words of which one is in the file's name
     * @throws InputException if there are several candidates
     */
    static Optional<Path> images(Path folder, String... words) throws IOException {
        List<Path> found = files(folder).stream().filter(file -> isPart(file, words)).toList();
        List<Path> distinct = found.stream().filter(file -> !isPackedTwin(file, found)).toList();
        if (distinct.size() > 1) {
            throw new InputException(folder.toString(), "one file of %s images".formatted(words[0]),
                    "%s and %s".formatted(distinct.get(0).getFileName(), distinct.get(1).getFileName()),
                    "Open one of the files instead of the folder.");
        }
        return distinct.stream().findFirst();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> IMAGES.matcher(name(file)).matches()).sorted().toList();
        } catch (IOException e) {
            throw InputFile.explained(folder, "a folder with IDX files", e);
        }
    }

    private static boolean isPart(Path file, String... words) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(name::contains);
    }

    /** Whether the same file lies beside it unpacked, which is preferred because it is mapped. */
    private static boolean isPackedTwin(Path file, List<Path> files) {
        String name = name(file);
        return name.endsWith(".gz") && files.contains(file.resolveSibling(name.substring(0, name.length() - 3)));
    }

    /** The labels file beside an images file, plain or packed. */
    static Optional<Path> labels(Path images) {
        String name = name(images).replaceFirst("\\.gz$", "").replaceFirst("(?i)images", "labels")
                .replaceFirst("(?i)idx3", "idx1");
        if (name.equals(name(images).replaceFirst("\\.gz$", ""))) {
            return Optional.empty();
        }
        return Stream.of(name, name + ".gz").map(images::resolveSibling).filter(Files::exists).findFirst();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

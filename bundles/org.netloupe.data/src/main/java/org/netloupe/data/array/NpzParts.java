package org.netloupe.data.array;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.netloupe.core.data.Split;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.npy.NpzFile;

/** Finds features and labels among the arrays of a npz file by their names. */
final class NpzParts {
    private static final List<String> FEATURES = List.of("x", "features", "images", "data", "inputs", "arr_0");
    private static final List<String> LABELS = List.of("y", "labels", "label", "targets", "target", "arr_1");
    private static final Map<String, Split> SPLITS = Map.of("train", Split.TRAIN, "val", Split.VALIDATION, "valid",
            Split.VALIDATION, "validation", Split.VALIDATION, "dev", Split.VALIDATION, "test", Split.TEST);

    private final Path file;
    private final NpzFile npz;

    private NpzParts(Path file, NpzFile npz) {
        this.file = file;
        this.npz = npz;
    }

    /** A name without the word for a split, and the split: x_train is x of the training split. */
    private record Role(String name, Optional<Split> split) {
        static Role of(String array) {
            List<String> words = Arrays.asList(array.toLowerCase(Locale.ROOT).split("[_.-]"));
            Optional<Split> split = words.stream().filter(SPLITS::containsKey).findFirst().map(SPLITS::get);
            String name = words.stream().filter(word -> !SPLITS.containsKey(word)).collect(Collectors.joining("_"));
            return new Role(name, split);
        }
    }

    /**
     * Reads features and labels.
     *
     * @param features name of the features' array, empty to find it
     * @param labels name of the labels' array, empty to find it
     * @throws InputException if there are none of such names, or they are broken
     */
    static List<ArrayPart> read(Path file, String features, String labels) throws IOException {
        try (NpzFile npz = NpzFile.open(file)) {
            NpzParts parts = new NpzParts(file, npz);
            if (!features.isEmpty()) {
                return List.of(parts.part(features, Optional.of(labels).filter(l -> !l.isEmpty()), Optional.empty()));
            }
            List<ArrayPart> found = parts.find(labels);
            if (found.isEmpty()) {
                throw new InputException(file.toString(),
                        "an array named x, features, images or data (perhaps with _train, _val, _test)",
                        "the arrays %s".formatted(npz.names()), "Name it with the option features.");
            }
            return found;
        }
    }

    private List<ArrayPart> find(String labels) throws IOException {
        List<String> names = npz.names();
        Map<Optional<Split>, String> features = byWord(FEATURES);
        Map<Optional<Split>, String> classes = byWord(LABELS);
        if (features.isEmpty() && names.size() == 1) {
            features.put(Optional.empty(), names.getFirst());
        }
        if (features.size() > 1) {
            features.remove(Optional.<Split>empty()); // x beside x_train and x_test is something else
        }
        List<ArrayPart> parts = new ArrayList<>();
        for (Map.Entry<Optional<Split>, String> entry : features.entrySet()) {
            Optional<String> label = labels.isEmpty()
                    ? Optional.ofNullable(classes.get(entry.getKey()))
                    : Optional.of(labels);
            parts.add(part(entry.getValue(), label, entry.getKey()));
        }
        parts.sort((a, b) -> a.split().map(Split::ordinal).orElse(0) - b.split().map(Split::ordinal).orElse(0));
        return parts;
    }

    /** For each split the array whose role comes first among the words. */
    private Map<Optional<Split>, String> byWord(List<String> words) {
        Map<Optional<Split>, String> found = new LinkedHashMap<>();
        for (String word : words) {
            for (String array : npz.names()) {
                Role role = Role.of(array);
                if (role.name.equals(word)) {
                    found.putIfAbsent(role.split, array);
                }
            }
        }
        return found;
    }

    private ArrayPart part(String features, Optional<String> labels, Optional<Split> split) throws IOException {
        ArrayPart part = ArrayPart.unlabelled(file + ", array " + features, split, npz.read(features));
        return labels.isEmpty() ? part : part.labelled(file + ", array " + labels.get(), npz.read(labels.get()));
    }
}

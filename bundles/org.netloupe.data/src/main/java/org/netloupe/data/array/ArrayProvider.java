package org.netloupe.data.array;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.ClassNames;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.npy.NpyFile;
import org.netloupe.tensor.npy.NpzFile;

/** Arrays that NumPy saved: one array of features with labels beside it, or a npz file with both. */
public final class ArrayProvider implements DataProvider {
    private static final String FEATURES = "features";
    private static final String LABELS = "labels";
    private static final List<Option> OPTIONS = SplitOptions.after(
            new Option.Text(LABELS, "Labels",
                    "For a npy file the npy file of its labels, seen from its folder; for a npz file the name of the "
                            + "array; empty: y beside x, labels beside features, images or data.",
                    ""),
            new Option.Text(FEATURES, "Features",
                    "For a npz file the name of the array of features; empty: x, features, images or data, perhaps "
                            + "with _train, _val, _test.",
                    ""),
            ArrayLayout.IMAGE_OPTION, ArrayLayout.CHANNELS_OPTION, ArrayLayout.DIVISOR_OPTION, ClassNames.OPTION);
    /** What stands in the name of features, and what in its place in that of their labels. */
    private static final List<Map.Entry<String, String>> BESIDE = List.of(Map.entry("x", "y"), Map.entry("X", "y"),
            Map.entry("X", "Y"), Map.entry("features", "labels"), Map.entry("images", "labels"),
            Map.entry("data", "labels"));

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Probe probe(Path path) {
        if (NpyFile.hasMagic(path)) {
            return Probe.CERTAIN;
        }
        if (!Files.isRegularFile(path)) {
            return Probe.NO;
        }
        try (NpzFile _ = NpzFile.open(path)) {
            return Probe.CERTAIN;
        } catch (IOException e) {
            return Probe.NO;
        }
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) throws IOException {
        Path file = path.orElseThrow(() -> new InputException("Array", "a npy or npz file", "none", ""));
        progress.begin("Opening " + file.getFileName(), 0);
        String labels = options.text(LABELS).strip();
        String features = options.text(FEATURES).strip();
        boolean single = NpyFile.hasMagic(file) || !isZip(file);
        return ArrayDataset.of(file, single ? List.of(single(file, labels)) : NpzParts.read(file, features, labels),
                options);
    }

    private static boolean isZip(Path file) {
        try (NpzFile _ = NpzFile.open(file)) {
            return true;
        } catch (IOException e) {
            return String.valueOf(file.getFileName()).endsWith(".npz");
        }
    }

    private static ArrayPart single(Path file, String labels) throws IOException {
        ArrayPart part = ArrayPart.unlabelled(file.toString(), Optional.empty(), NpyFile.map(file));
        Optional<Path> classes = labels.isEmpty() ? beside(file) : Optional.of(file.resolveSibling(labels));
        return classes.isEmpty() ? part : part.labelled(classes.get().toString(), NpyFile.map(classes.get()));
    }

    private static Optional<Path> beside(Path file) {
        String name = String.valueOf(file.getFileName());
        return BESIDE.stream()
                .map(words -> name.replaceAll("(?<![A-Za-z0-9])" + words.getKey() + "(?![A-Za-z0-9])",
                        words.getValue()))
                .filter(other -> !other.equals(name)).map(file::resolveSibling).filter(Files::isRegularFile)
                .findFirst();
    }
}

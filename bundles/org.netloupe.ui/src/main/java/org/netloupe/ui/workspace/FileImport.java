package org.netloupe.ui.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.DatasetDescription;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.ModelDescription;
import org.netloupe.tensor.InputException;

/**
 * Takes a file or folder into the registry as what its content shows it to be: a model or a dataset. It is opened once,
 * so that nothing broken is registered, and stays where it is. One that is there already is answered as it is.
 */
public final class FileImport {
    private FileImport() {}

    /**
     * Imports on the calling thread.
     *
     * @throws InputException if it is neither, or broken
     */
    public static EntryId execute(Registry registry, Path path, Progress progress) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        progress.begin(String.valueOf(absolute.getFileName()), 0);
        Optional<String> format = Files.isRegularFile(absolute) ? format(absolute) : Optional.empty();
        return format.isPresent()
                ? importModel(registry, format.get(), absolute, progress)
                : importDataset(registry, absolute, progress);
    }

    private static Optional<String> format(Path file) throws IOException {
        try {
            return Optional.of(models().recognise(file));
        } catch (InputException e) {
            return dataset(file).map(_ -> Optional.<String>empty()).orElseThrow(() -> e);
        }
    }

    private static Optional<DatasetSpec> dataset(Path path) throws IOException {
        try {
            return Optional.of(datasets().recognise(path, Map.of()));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    private static EntryId importModel(Registry registry, String format, Path file, Progress progress)
            throws IOException {
        var known = registry.modelAt(file);
        if (known.isPresent()) {
            return known.get().id();
        }
        try (LoadedModel model = models().open(format, file, progress)) {
            return registry.addModel(String.valueOf(file.getFileName()),
                    ModelDescription.imported(format, file, model.graph().parameterCount()));
        }
    }

    private static EntryId importDataset(Registry registry, Path path, Progress progress) throws IOException {
        DatasetSpec spec = datasets().recognise(path, Map.of());
        var known = registry.datasetOf(spec);
        if (known.isPresent()) {
            return known.get().id();
        }
        try (Dataset dataset = datasets().open(spec, progress)) {
            return registry.addDataset(dataset.name(), DatasetDescription.of(spec, dataset));
        }
    }

    private static ModelOpener models() {
        return new ModelOpener(Contributions.ofPlatform());
    }

    private static DatasetOpener datasets() {
        return new DatasetOpener(Contributions.ofPlatform());
    }
}

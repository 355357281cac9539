package org.netloupe.training.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Operation;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.tensor.InputException;

/**
 * Takes a file or folder into the registry as what its content shows it to be: a model or a dataset.
 *
 * @param path a folder is a dataset; of a file that could be both, the model is taken
 */
public record FileImport(Registry registry, ModelOpener models, DatasetOpener datasets,
        Path path) implements Operation<Entry> {

    /** @throws InputException if it is neither, or broken; nothing is registered */
    @Override
    public Entry execute(Progress progress) throws IOException {
        if (!Files.isRegularFile(path)) {
            return dataset(datasets.recognise(path, Map.of()), progress);
        }
        try {
            models.recognise(path);
        } catch (InputException noModel) {
            return dataset(knownDataset().orElseThrow(() -> noModel), progress);
        }
        return new ModelImport(registry, models, path, Optional.empty()).execute(progress);
    }

    /** The message for a file that is neither lists the formats of models, which most such files were meant to be. */
    private Optional<DatasetSpec> knownDataset() throws IOException {
        try {
            return Optional.of(datasets.recognise(path, Map.of()));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    private Entry dataset(DatasetSpec spec, Progress progress) throws IOException {
        return new DatasetImport(registry, datasets, spec, Optional.empty()).execute(progress);
    }
}

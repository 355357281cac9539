package org.netloupe.training.catalogue;

import java.io.IOException;
import java.util.Optional;

import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.operation.Operation;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.DatasetDescription;
import org.netloupe.registry.entry.DatasetEntry;

/**
 * Opens a dataset once, to see that it is whole, and takes it into the registry; the data stay where they are. One that is
 * there already is answered as it is.
 *
 * @param name for people, or empty for the dataset's own
 */
public record DatasetImport(Registry registry, DatasetOpener opener, DatasetSpec spec,
        Optional<String> name) implements Operation<DatasetEntry> {

    /**
     * @throws org.netloupe.tensor.InputException if the provider is unknown or the data broken; nothing is registered
     */
    @Override
    public DatasetEntry execute(Progress progress) throws IOException {
        DatasetSpec full = qualified();
        Optional<DatasetEntry> known = registry.datasetOf(full);
        if (known.isPresent()) {
            return known.get();
        }
        try (Dataset dataset = opener.open(full, progress)) {
            var id = registry.addDataset(name.orElseGet(dataset::name), DatasetDescription.of(full, dataset));
            return registry.dataset(id).orElseThrow();
        }
    }

    /** With the whole id of the provider, so that equal specs are equal texts. */
    private DatasetSpec qualified() throws IOException {
        String provider = opener.contributions()
                .named(org.netloupe.core.extension.ExtensionPoint.DATA_PROVIDERS, spec.provider()).id();
        return new DatasetSpec(provider, spec.path().map(path -> path.toAbsolutePath().normalize()), spec.options());
    }
}

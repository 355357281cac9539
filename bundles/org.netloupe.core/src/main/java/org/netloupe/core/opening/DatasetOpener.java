package org.netloupe.core.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.data.Probe;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.InputException;

/** Opens datasets: by what the registry keeps of them, or a path that nobody has named yet. */
public record DatasetOpener(Contributions contributions) {

    /**
     * Opens a dataset.
     *
     * @throws InputException if the provider is unknown, an option is not one of its own, or the source is broken
     */
    public Dataset open(DatasetSpec spec, Progress progress) throws IOException {
        Contribution<DataProvider> provider = contributions.named(ExtensionPoint.DATA_PROVIDERS, spec.provider());
        return provider.require(p -> p.open(spec.path(), OptionValues.of(p.options(), spec.options()), progress));
    }

    /**
     * How to open a path: by the provider that is sure of it, otherwise by the only one that finds it possible.
     *
     * @param options for the provider; checked when the dataset is opened
     * @throws InputException if the path does not exist or no provider knows it
     */
    public DatasetSpec recognise(Path path, Map<String, String> options) throws IOException {
        requireReadable(path);
        for (Probe wanted : List.of(Probe.CERTAIN, Probe.POSSIBLE)) {
            for (Contribution<DataProvider> provider : contributions.to(ExtensionPoint.DATA_PROVIDERS)) {
                if (provider.call(p -> p.needsPath() ? p.probe(path) : Probe.NO).orElse(Probe.NO) == wanted) {
                    return new DatasetSpec(provider.id(), Optional.of(path.toAbsolutePath()), options);
                }
            }
        }
        List<String> known = contributions.to(ExtensionPoint.DATA_PROVIDERS).stream().map(Contribution::name).toList();
        throw new InputException(path.toString(), "a dataset of a known kind (" + String.join(", ", known) + ")",
                "something else", "Name the provider if it is one of these all the same.");
    }

    static void requireReadable(Path path) throws InputException {
        if (!Files.exists(path)) {
            throw new InputException(path.toString(), "a file or folder", "nothing there", "Check the path.");
        }
        if (!Files.isReadable(path)) {
            throw new InputException(path.toString(), "a file or folder that can be read", "no permission",
                    "Ask its owner for read access.");
        }
    }
}

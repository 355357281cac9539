package org.netloupe.core.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;

/**
 * Opens datasets of one kind. Contributed to {@code org.netloupe.core.dataProviders}; has a public constructor without
 * parameters; stateless.
 */
public interface DataProvider {
    /** Options in the order in which a wizard shows them. */
    default List<Option> options() {
        return List.of();
    }

    /** Whether data come from a file or folder; generated samples need none. */
    default boolean needsPath() {
        return true;
    }

    /** Whether the file or folder is of this kind, told from name and first bytes in a few milliseconds. */
    Probe probe(Path path);

    /**
     * Opens a dataset without decoding its instances.
     *
     * @param path file or folder; empty if {@link #needsPath()} is false
     * @throws org.netloupe.tensor.InputException if the source is broken, with one sentence that says how
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Dataset open(Optional<Path> path, OptionValues options, Progress progress) throws IOException;
}

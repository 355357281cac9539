package org.netloupe.core.model;

import java.io.IOException;
import java.nio.file.Path;

import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;

/**
 * Reads models of one file format. Contributed to {@code org.netloupe.core.modelFormats}; has a public constructor
 * without parameters; stateless. Never executes what a file carries.
 */
public interface ModelFormat {
    /** Whether the file is of this format, told from name and first bytes in a few milliseconds. */
    Probe probe(Path file);

    /**
     * Loads a model.
     *
     * @throws org.netloupe.tensor.InputException if the file is broken, or has a layer that cannot be computed, which is
     *             named
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    LoadedModel load(Path file, Progress progress) throws IOException;
}

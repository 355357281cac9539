package org.netloupe.training.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Operation;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.ModelDescription;
import org.netloupe.registry.entry.ModelEntry;

/**
 * Loads a model once, to see that it can be computed, and takes it into the registry; the file stays where it is. One
 * that is there already is answered as it is.
 *
 * @param name for people, or empty for the file's
 */
public record ModelImport(Registry registry, ModelOpener opener, Path file,
        Optional<String> name) implements Operation<ModelEntry> {

    /**
     * @throws org.netloupe.tensor.InputException if no format knows the file, it is broken, or has a layer that cannot be
     *             computed; nothing is registered
     */
    @Override
    public ModelEntry execute(Progress progress) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        String format = opener.recognise(absolute);
        Optional<ModelEntry> known = registry.modelAt(absolute);
        if (known.isPresent()) {
            return known.get();
        }
        try (LoadedModel model = opener.open(format, absolute, progress)) {
            var id = registry.addModel(name.orElse(absolute.getFileName().toString()),
                    ModelDescription.imported(format, absolute, model.graph().parameterCount()));
            return registry.model(id).orElseThrow();
        }
    }
}

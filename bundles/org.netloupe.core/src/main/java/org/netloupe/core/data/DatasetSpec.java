package org.netloupe.core.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to open a dataset again, also in another process: what the registry keeps.
 *
 * @param provider id of the contributed {@link DataProvider}
 * @param path file or folder, absent for generated samples
 * @param options values of the provider's options that differ from their defaults
 */
public record DatasetSpec(String provider, Optional<Path> path, Map<String, String> options) {
    public DatasetSpec {
        options = Map.copyOf(options);
    }
}

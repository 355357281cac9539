package org.netloupe.registry.entry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the registry knows of a model beside its labels.
 *
 * @param format id of the contributed model format
 * @param file absolute
 * @param parameters number of learned parameters
 * @param origin run that made it
 * @param epoch of the run after which it was saved, 0 if it does not come from a run
 */
public record ModelDescription(String format, Path file, long parameters, Optional<RunId> origin, int epoch) {
    /** A model that comes from outside. */
    public static ModelDescription imported(String format, Path file, long parameters) {
        return new ModelDescription(format, file, parameters, Optional.empty(), 0);
    }
}

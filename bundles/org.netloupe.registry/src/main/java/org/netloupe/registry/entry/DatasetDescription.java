package org.netloupe.registry.entry;

import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.tensor.Shape;

/**
 * What the registry knows of a dataset beside its labels.
 *
 * @param spec how to open it again
 * @param size number of instances
 * @param target with the names of the classes
 */
public record DatasetDescription(DatasetSpec spec, int size, FeatureKind featureKind, Shape featureShape,
        Target target) {
    /** The description of a dataset that was opened by a spec. */
    public static DatasetDescription of(DatasetSpec spec, Dataset dataset) {
        return new DatasetDescription(spec, dataset.size(), dataset.featureKind(), dataset.featureShape(),
                dataset.target());
    }
}

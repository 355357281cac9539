package org.netloupe.core.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.DatasetSpec;

/**
 * What a run is asked to do, as its folder keeps it. Either an architecture or a model file to start from is given.
 *
 * @param run id of the run
 * @param name of the run, for people
 * @param engine id of the contributed {@link TrainingEngine}
 * @param datasetProvider as {@link DatasetSpec#provider()}
 * @param datasetPath as {@link DatasetSpec#path()}, null for none
 * @param datasetOptions as {@link DatasetSpec#options()}
 * @param architecture to train from new weights, or null
 * @param model file of a model whose weights training goes on from, or null
 */
public record TrainingRequest(String run, String name, String engine, String datasetProvider,
        @Nullable String datasetPath, Map<String, String> datasetOptions, @Nullable Architecture architecture,
        @Nullable String model, TrainingSettings settings) {

    public TrainingRequest {
        datasetOptions = Map.copyOf(datasetOptions);
        if ((architecture == null) == (model == null)) {
            throw new IllegalArgumentException("A run needs an architecture or a model, and not both");
        }
    }

    /** A run over a dataset from an architecture. */
    public static TrainingRequest fromArchitecture(String run, String name, String engine, DatasetSpec dataset,
            Architecture architecture, TrainingSettings settings) {
        return new TrainingRequest(run, name, engine, dataset.provider(), pathText(dataset), dataset.options(),
                architecture, null, settings);
    }

    /** A run over a dataset that trains a model on. */
    public static TrainingRequest fromModel(String run, String name, String engine, DatasetSpec dataset, Path model,
            TrainingSettings settings) {
        return new TrainingRequest(run, name, engine, dataset.provider(), pathText(dataset), dataset.options(), null,
                model.toString(), settings);
    }

    private static @Nullable String pathText(DatasetSpec dataset) {
        return dataset.path().map(Path::toString).orElse(null);
    }

    public DatasetSpec dataset() {
        return new DatasetSpec(datasetProvider, Optional.ofNullable(datasetPath).map(Path::of), datasetOptions);
    }
}

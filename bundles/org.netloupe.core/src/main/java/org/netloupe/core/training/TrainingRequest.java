package org.netloupe.core.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.DatasetSpec;

/**
 * What a run is asked to do, as its folder keeps it. Either an architecture or a model file to start from is given; a run
 * that another program has trained has neither.
 *
 * @param run id of the run
 * @param name of the run, for people
 * @param engine id of the contributed {@link TrainingEngine}, or {@link #IMPORTED}
 * @param datasetProvider as {@link DatasetSpec#provider()}
 * @param datasetPath as {@link DatasetSpec#path()}, null for none
 * @param datasetOptions as {@link DatasetSpec#options()}
 * @param architecture to train from new weights, or null
 * @param model file of a model whose weights training goes on from, or null
 */
public record TrainingRequest(String run, String name, String engine, String datasetProvider,
        @Nullable String datasetPath, Map<String, String> datasetOptions, @Nullable Architecture architecture,
        @Nullable String model, TrainingSettings settings) {

    /** The engine of runs that another program has trained. */
    public static final String IMPORTED = "imported";

    public TrainingRequest {
        datasetOptions = Map.copyOf(datasetOptions);
        if (!engine.equals(IMPORTED) && (architecture == null) == (model == null)) {
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

    /**
     * A run that another program has trained; it can be looked at, but not resumed.
     *
     * @param source where it was imported from
     * @param settings what that program recorded, by name
     */
    public static TrainingRequest imported(String run, String name, Path source, Map<String, String> settings) {
        return new TrainingRequest(run, name, IMPORTED, IMPORTED, source.toString(), settings, null, null,
                TrainingSettings.DEFAULT);
    }

    private static @Nullable String pathText(DatasetSpec dataset) {
        return dataset.path().map(Path::toString).orElse(null);
    }

    public DatasetSpec dataset() {
        return new DatasetSpec(datasetProvider, Optional.ofNullable(datasetPath).map(Path::of), datasetOptions);
    }
}

package org.netloupe.training;

import java.nio.file.Path;
import java.util.List;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.registry.entry.EntryId;

/**
 * A run to be: what the wizard and {@code netloupe train} ask for.
 *
 * @param name of the run, for people
 * @param engine id of the contributed training engine
 * @param dataset how its process opens the data
 * @param beginning where the weights come from
 * @param inputs the dataset and model in the registry that the run descends from; empty where they are not in it
 */
public record TrainingPlan(String name, String engine, DatasetSpec dataset, Beginning beginning,
        TrainingSettings settings, List<EntryId> inputs) {
    /** Where the weights come from. */
    public sealed interface Beginning {}

    /** New weights, drawn by the settings' seed. */
    public record FromArchitecture(Architecture architecture) implements Beginning {}

    /** The weights of a saved model. */
    public record FromModel(Path file) implements Beginning {}

    public TrainingPlan {
        inputs = List.copyOf(inputs);
    }

    /** The request of a run with an id. */
    TrainingRequest request(String run) {
        return switch (beginning) {
            case FromArchitecture(Architecture architecture) ->
                TrainingRequest.fromArchitecture(run, name, engine, dataset, architecture, settings);
            case FromModel(Path file) ->
                TrainingRequest.fromModel(run, name, engine, dataset, file.toAbsolutePath(), settings);
        };
    }
}

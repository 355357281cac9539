package org.netloupe.monitor.ui.internal.wizard;

import java.io.IOException;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.ArchitectureFile;
import org.netloupe.registry.entry.DatasetDescription;
import org.netloupe.training.TrainingPlan;

/** The network that would be trained: with shapes and parameters for the chosen data. Blocks; not for the display. */
final class NetworkPreview {
    private NetworkPreview() {}

    /**
     * Describes it without training.
     *
     * @throws org.netloupe.tensor.InputException if a layer does not fit the data, or the file is broken
     */
    static ComputationGraph describe(String engine, Network network, DatasetDescription data, Progress progress)
            throws IOException {
        return switch (network) {
            case Network.Template(var _, ArchitectureFile file, var _) -> describe(engine, file.architecture(), data);
            case Network.File(var path) -> describe(engine, ArchitectureFile.read(path).architecture(), data);
            case Network.Model(var entry) -> {
                ModelOpener opener = new ModelOpener(Contributions.ofPlatform());
                try (LoadedModel model = opener.open(entry.description().format(), entry.description().file(),
                        progress)) {
                    yield model.graph();
                }
            }
        };
    }

    private static ComputationGraph describe(String engine, Architecture architecture, DatasetDescription data)
            throws IOException {
        return Contributions.ofPlatform().named(ExtensionPoint.TRAINING_ENGINES, engine).require(
                e -> e.describe(architecture, data.featureKind(), data.featureShape(), data.target()));
    }

    /** Where the weights of the run come from. */
    static TrainingPlan.Beginning beginning(Network network) throws IOException {
        return switch (network) {
            case Network.Template(var _, ArchitectureFile file, var _) ->
                new TrainingPlan.FromArchitecture(file.architecture());
            case Network.File(var path) ->
                new TrainingPlan.FromArchitecture(ArchitectureFile.read(path).architecture());
            case Network.Model(var entry) -> new TrainingPlan.FromModel(entry.description().file());
        };
    }
}

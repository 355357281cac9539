package org.netloupe.monitor.picture;

import java.io.IOException;
import java.util.Optional;

import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.RunResults;

/** Finds the computation graph of what the registry keeps. */
public final class GraphSource {
    private GraphSource() {}

    /**
     * The graph of a run as it was noted at its start, or of a model, which is loaded for it; empty if there is none.
     *
     * @throws org.netloupe.tensor.InputException if the model's file is gone or broken
     */
    public static Optional<ComputationGraph> graph(Entry entry, ModelOpener models, Progress progress)
            throws IOException {
        return switch (entry) {
            case RunEntry run -> RunResults.graph(run.runFolder());
            case ModelEntry model -> Optional.of(loaded(model, models, progress));
            case DatasetEntry _ -> Optional.empty();
        };
    }

    private static ComputationGraph loaded(ModelEntry model, ModelOpener models, Progress progress)
            throws IOException {
        try (LoadedModel loaded = models.open(model.description().format(), model.description().file(), progress)) {
            return loaded.graph();
        }
    }
}

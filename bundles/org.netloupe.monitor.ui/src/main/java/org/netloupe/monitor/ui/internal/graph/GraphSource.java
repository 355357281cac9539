package org.netloupe.monitor.ui.internal.graph;

import java.io.IOException;
import java.util.Optional;

import org.netloupe.core.extension.Contributions;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.RunResults;

/** Finds the computation graph of what is selected. */
final class GraphSource {
    private GraphSource() {}

    /** The graph of a run as its process noted it, or of a model, which is loaded for it; empty if there is none. */
    static Optional<ComputationGraph> graph(Entry entry, Progress progress) throws IOException {
        return switch (entry) {
            case RunEntry run -> RunResults.graph(run.runFolder());
            case ModelEntry model -> Optional.of(loaded(model, progress));
            case DatasetEntry _ -> Optional.empty();
        };
    }

    private static ComputationGraph loaded(ModelEntry model, Progress progress) throws IOException {
        ModelOpener opener = new ModelOpener(Contributions.ofPlatform());
        try (LoadedModel loaded = opener.open(model.description().format(), model.description().file(), progress)) {
            return loaded.graph();
        }
    }
}

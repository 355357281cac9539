package org.netloupe.training;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

import org.netloupe.core.extension.Contributions;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.training.RunFolder;
import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.ModelDescription;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.tensor.InputException;

/** Takes the last and the best checkpoint of a run that has ended into the registry, as children of the run. */
final class RunModels {
    private static final System.Logger LOG = System.getLogger(RunModels.class.getName());

    private final Registry registry;
    private final ModelOpener opener;

    RunModels(Registry registry, Contributions contributions) {
        this.registry = registry;
        opener = new ModelOpener(contributions);
    }

    /** Takes the models of a run, once. */
    void take(RunEntry run) throws IOException {
        RunLock.hold(run.runFolder(), () -> {
            RunResults results = RunResults.of(run.runFolder());
            Optional<Path> last = results.lastCheckpoint();
            Optional<Path> best = results.bestCheckpoint().filter(file -> !last.equals(Optional.of(file)));
            if (last.isPresent()) {
                take(run, last.get(), best.isPresent() ? "last" : "best and last");
            }
            if (best.isPresent()) {
                take(run, best.get(), "best");
            }
            return null;
        });
    }

    private void take(RunEntry run, Path checkpoint, String role) throws IOException {
        if (registry.modelAt(checkpoint).isPresent()) {
            return;
        }
        int epoch = RunFolder.epochOf(checkpoint);
        try {
            registry.addModel("%s, %s epoch %d".formatted(run.name(), role, epoch), new ModelDescription(
                    opener.recognise(checkpoint), checkpoint, parameters(run.runFolder()), Optional.of(run.id()),
                    epoch));
        } catch (InputException e) {
            LOG.log(Level.WARNING, "A checkpoint was not taken into the registry: " + e.getMessage());
        }
    }

    private static long parameters(RunFolder folder) throws IOException {
        return RunResults.graph(folder).map(ComputationGraph::parameterCount).orElse(0L);
    }
}

package org.netloupe.cli.demo;

import java.io.IOException;
import java.util.List;

import org.netloupe.cli.internal.Session;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.operation.Operation;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.ArchitectureFile;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;
import org.netloupe.training.TrainingPlan;
import org.netloupe.training.catalogue.SampleWorkspace;

/**
 * Makes the sample workspace and starts to train a network of two convolutions on the glyphs.
 *
 * @param engine id of the training engine
 */
public record Demo(Session session, String engine) implements Operation<RunId> {
    private static final String DATASET = "glyphs";

    /** @return the run, which trains in a process of its own */
    @Override
    public RunId execute(Progress progress) throws IOException {
        List<DatasetEntry> samples = new SampleWorkspace(session.workspace(), session.registry(), session.datasets())
                .execute(progress);
        DatasetEntry glyphs = samples.stream().filter(sample -> sample.name().equals(DATASET)).findFirst()
                .orElseThrow(() -> new InputException("The samples", "a dataset " + DATASET, "none",
                        "Is the bundle org.netloupe.data installed?"));
        ArchitectureFile network = SampleWorkspace.TWO_CONVOLUTIONS;
        DatasetSpec spec = glyphs.description().spec();
        return session.supervisor().train(new TrainingPlan("%s on %s".formatted(network.name(), DATASET), engine, spec,
                new TrainingPlan.FromArchitecture(network.architecture()), network.training(), List.of(glyphs.id())));
    }
}

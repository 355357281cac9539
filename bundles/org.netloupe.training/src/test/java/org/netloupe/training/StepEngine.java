package org.netloupe.training;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.TrainingEngine;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.tensor.Shape;
import org.netloupe.testsupport.WorkerProcess;

/** An engine whose worker, a real process, does one epoch for each step that a test allows. */
public final class StepEngine implements TrainingEngine {
    static final String APPLICATION = "org.netloupe.training.test.worker";

    @Override
    public ComputationGraph describe(Architecture architecture, FeatureKind features, Shape featureShape,
            Target target) {
        return new ComputationGraph(architecture.name(), List.of(), List.of(), List.of());
    }

    @Override
    public ProcessHandle start(RunFolder folder, WorkerLauncher launcher) throws IOException {
        return WorkerProcess.start(APPLICATION, folder, launcher);
    }
}

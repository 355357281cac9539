package org.netloupe.cli;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.model.TensorInfo;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.TrainingEngine;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.tensor.Shape;
import org.netloupe.testsupport.WorkerProcess;

/** An engine whose worker, a real process, writes at once what a training leaves behind. */
public final class QuickEngine implements TrainingEngine {
    static final String APPLICATION = "org.netloupe.cli.test.worker";

    @Override
    public ComputationGraph describe(Architecture architecture, FeatureKind features, Shape featureShape,
            Target target) {
        TensorInfo input = new TensorInfo("input", "float", List.of(1L, 28L, 28L));
        TensorInfo output = new TensorInfo("output", "float", List.of(10L));
        TensorInfo weights = new TensorInfo("weights", "float", List.of(784L, 10L));
        return new ComputationGraph(architecture.name(), List.of(input), List.of(new GraphNode("dense", "Dense",
                List.of("input"), List.of(output), List.of(weights), java.util.Map.of())), List.of("output"));
    }

    @Override
    public ProcessHandle start(RunFolder folder, WorkerLauncher launcher) throws IOException {
        return WorkerProcess.start(APPLICATION, folder, launcher);
    }
}

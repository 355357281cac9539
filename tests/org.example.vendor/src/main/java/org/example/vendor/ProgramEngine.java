package org.example.vendor;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.TensorInfo;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.TrainingEngine;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/**
 * Trains with any program: the one that the variable {@code EXAMPLE_TRAINER} names gets the run's folder as its argument,
 * reads request.json in it and writes status.json, events and checkpoints as docs/extending.md says.
 */
public final class ProgramEngine implements TrainingEngine {
    @Override
    public ComputationGraph describe(Architecture architecture, FeatureKind features, Shape featureShape,
            Target target) {
        List<Long> extents = java.util.Arrays.stream(featureShape.extents()).boxed().toList();
        return new ComputationGraph(architecture.name(), List.of(new TensorInfo("input", "float", extents)), List.of(),
                List.of("input"));
    }

    @Override
    public ProcessHandle start(RunFolder folder, WorkerLauncher launcher) throws IOException {
        String program = System.getenv("EXAMPLE_TRAINER");
        if (program == null) {
            throw new InputException("The variable EXAMPLE_TRAINER", "the path of a program that trains", "nothing",
                    "");
        }
        return new ProcessBuilder(program, folder.path().toString()).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.log().toFile())).start().toHandle();
    }
}

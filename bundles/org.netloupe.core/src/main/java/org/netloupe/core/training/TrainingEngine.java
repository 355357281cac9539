package org.netloupe.core.training;

import java.io.IOException;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.tensor.Shape;

/**
 * Trains networks in processes of their own. Contributed to {@code org.netloupe.core.trainingEngines}; has a public
 * constructor without parameters; stateless.
 */
public interface TrainingEngine {
    /**
     * The network that an architecture becomes, with output layer, shapes and parameter counts, without training it.
     *
     * @throws org.netloupe.tensor.InputException if a layer does not fit, which is named
     */
    ComputationGraph describe(Architecture architecture, FeatureKind features, Shape featureShape, Target target)
            throws IOException;

    /**
     * Starts a process that carries out the request in the folder, from its last checkpoint if there is one. The
     * process outlives this one. It writes the folder's status, log, events and checkpoints and serves an agent.
     *
     * @param launcher how a process of this product is started
     * @return the running process
     */
    ProcessHandle start(RunFolder folder, WorkerLauncher launcher) throws IOException;
}

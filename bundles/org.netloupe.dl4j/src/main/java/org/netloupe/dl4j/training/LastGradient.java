package org.netloupe.dl4j.training;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.eclipse.jdt.annotation.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Keeps the gradient of the last batch's mean loss, which DL4J overwrites with the step that it takes. Used by one thread. */
public final class LastGradient extends BaseTrainingListener {
    private final ComputationGraph network;
    private final INDArray kept;

    private LastGradient(ComputationGraph network) {
        this.network = network;
        this.kept = Nd4j.zeros(network.params().dataType(), 1, network.numParams());
    }

    /** Begins to keep the gradients of a network. */
    public static LastGradient follow(ComputationGraph network) {
        LastGradient gradient = new LastGradient(network);
        network.addListeners(gradient);
        return gradient;
    }

    @Override
    public void onGradientCalculation(@Nullable Model model) {
        // DL4J sums over the instances here and divides when it updates
        kept.assign(network.getFlattenedGradients().reshape(kept.shape())).divi(network.batchSize());
    }

    /** All parameters' gradients in DL4J's order, layer after layer; zeros before the first update. Shared. */
    public INDArray flat() {
        return kept;
    }
}

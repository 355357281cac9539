package org.netloupe.dl4j.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.Optimizer;
import org.netloupe.tensor.InputException;

/** Saved models that training goes on from. */
public final class TrainableModel {
    private TrainableModel() {}

    /**
     * Opens a model with whatever format knows it.
     *
     * @throws InputException if it is broken, or no format of ours reads it
     */
    public static Dl4jModel open(Contributions contributions, Path file) throws IOException {
        ModelOpener opener = new ModelOpener(contributions);
        LoadedModel model = opener.open(opener.recognise(file), file, Progress.NONE);
        if (model instanceof Dl4jModel ours) {
            requireTrainable(file.toString(), ours.network());
            return ours;
        }
        model.close();
        throw new InputException(file.toString(), "a model that DL4J can train (its own zip, or Keras)",
                "a model of another kind", "Export it to one of these formats.");
    }

    /** Forgets the optimiser that a model was saved with, and its count of updates. */
    public static void prepare(ComputationGraph network, Optimizer optimizer) {
        network.getConfiguration().setIterationCount(0);
        network.getConfiguration().setEpochCount(0);
        network.getConfiguration().setCacheMode(NetworkBuilder.CACHE);
        network.setCacheMode(NetworkBuilder.CACHE);
        for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
            trained(layer.conf().getLayer()).forEach(own -> own.setIUpdater(NetworkBuilder.updater(optimizer)));
        }
    }

    /**
     * Refuses what DL4J computes forwards only.
     *
     * @throws InputException naming the layer
     */
    public static void requireTrainable(String source, ComputationGraph network) throws InputException {
        for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
            if (layer.conf().getLayer() instanceof Bidirectional both && both.getFwd() instanceof LastTimeStep) {
                throw new InputException(source + ", layer " + both.getLayerName(), "a layer that DL4J can train",
                        "the last steps of both directions",
                        "The model can be looked at; to train it, let the layer return sequences and pool them.");
            }
        }
    }

    /** The layers with weights that a layer is or holds. */
    private static Stream<BaseLayer> trained(Layer layer) {
        return switch (layer) {
            case BaseLayer own -> Stream.of(own);
            case Bidirectional both -> Stream.concat(trained(both.getFwd()), trained(both.getBwd()));
            default -> Stream.empty();
        };
    }

    /** The present step width of a network's optimiser; empty if it has none. */
    public static OptionalDouble learningRate(ComputationGraph network) {
        for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
            if (layer.conf().getLayer() instanceof BaseLayer trained && trained.getIUpdater() != null
                    && trained.getIUpdater().hasLearningRate()) {
                return OptionalDouble.of(trained.getIUpdater().getLearningRate(0, 0));
            }
        }
        return OptionalDouble.empty();
    }
}

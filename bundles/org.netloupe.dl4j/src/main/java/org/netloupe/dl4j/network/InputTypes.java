package org.netloupe.dl4j.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/**
 * What a network is fed. DL4J's files do not say it, so it is read from the first layer; where several extents of the
 * images would fit, two that differ are kept, and what differs between them is open.
 *
 * @param one an input type that fits
 * @param other another one, the same where nothing is open
 */
record InputTypes(InputType one, InputType other) {
    /** Of a network whose first layer does not tell. */
    static final InputTypes UNKNOWN = new InputTypes(InputType.feedForward(1), InputType.feedForward(2));
    private static final int MOST_PIXELS = 1024;

    static InputTypes of(InputType type) {
        return new InputTypes(type, type);
    }

    boolean isKnown() { return this != UNKNOWN; }

    /** Of a network with one input. */
    static InputTypes infer(ComputationGraphConfiguration network) {
        String input = network.getNetworkInputs().getFirst();
        return network.getVertexInputs().entrySet().stream().filter(entry -> entry.getValue().contains(input))
                .map(entry -> network.getVertices().get(entry.getKey())).filter(LayerVertex.class::isInstance)
                .map(LayerVertex.class::cast).findFirst().flatMap(first -> infer(network, first)).orElse(UNKNOWN);
    }

    private static Optional<InputTypes> infer(ComputationGraphConfiguration network, LayerVertex first) {
        Layer layer = first.getLayerConf().getLayer();
        InputPreProcessor before = first.getPreProcessor();
        if (before instanceof FeedForwardToCnnPreProcessor images) {
            return Optional.of(of(InputType.convolutionalFlat(images.getInputHeight(), images.getInputWidth(),
                    images.getNumChannels())));
        }
        if (layer instanceof EmbeddingSequenceLayer || layer instanceof EmbeddingLayer) {
            return Optional.of(new InputTypes(InputType.recurrent(1, 16), InputType.recurrent(1, 17)));
        }
        if (layer instanceof BaseRecurrentLayer recurrent) {
            return Optional.of(new InputTypes(InputType.recurrent(recurrent.getNIn(), 16),
                    InputType.recurrent(recurrent.getNIn(), 17)));
        }
        if (layer instanceof ConvolutionLayer convolution) {
            return images(network, convolution);
        }
        return layer instanceof FeedForwardLayer dense && before == null
                ? Optional.of(of(InputType.feedForward(dense.getNIn())))
                : Optional.empty();
    }

    private static Optional<InputTypes> images(ComputationGraphConfiguration original, ConvolutionLayer first) {
        ComputationGraphConfiguration network = original.clone();
        Optional<Map.Entry<String, CnnToFeedForwardPreProcessor>> flattening = flattening(network);
        List<InputType> fitting = new ArrayList<>();
        for (int extent = 1; extent <= MOST_PIXELS && fitting.size() < 2; extent++) {
            InputType type = InputType.convolutional(extent, extent, first.getNIn(), first.getCnn2dDataFormat());
            if (fits(network, type, flattening)) {
                fitting.add(type);
            }
        }
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(new InputTypes(fitting.getFirst(), fitting.getLast()));
    }

    private static Optional<Map.Entry<String, CnnToFeedForwardPreProcessor>> flattening(
            ComputationGraphConfiguration network) {
        return network.getVertices().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof LayerVertex vertex
                        && vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor)
                .map(entry -> Map.entry(entry.getKey(),
                        (CnnToFeedForwardPreProcessor) ((LayerVertex) entry.getValue()).getPreProcessor()))
                .findFirst();
    }

    private static boolean fits(ComputationGraphConfiguration network, InputType type,
            Optional<Map.Entry<String, CnnToFeedForwardPreProcessor>> flattening) {
        try {
            Map<String, InputType> outputs = types(network, type);
            return flattening.map(at -> {
                String from = network.getVertexInputs().get(at.getKey()).getFirst();
                return outputs.get(from) instanceof InputType.InputTypeConvolutional image
                        && image.getHeight() == at.getValue().getInputHeight()
                        && image.getWidth() == at.getValue().getInputWidth();
            }).orElse(true);
        } catch (RuntimeException e) {
            // DL4J refuses extents that do not fit by throwing whatever it likes
            return false;
        }
    }

    /** What leaves each vertex for an input; missing preprocessors are added to the configuration. */
    static Map<String, InputType> types(ComputationGraphConfiguration network, InputType... inputs) {
        return network.getLayerActivationTypes(true, false, inputs);
    }
}

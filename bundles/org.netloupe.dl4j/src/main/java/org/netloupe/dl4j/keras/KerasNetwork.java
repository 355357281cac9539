package org.netloupe.dl4j.keras;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.netloupe.dl4j.network.Dl4jModel;
import org.netloupe.dl4j.network.Flow;

/**
 * Builds the DL4J network of a Keras model, layer by layer, and gives it the model's weights. Images are channels first in
 * DL4J; where Keras flattens them, the weights behind are reordered instead of the values.
 */
final class KerasNetwork {
    private final String source;
    private final KerasConfiguration configuration;
    private final GraphBuilder graph = new NeuralNetConfiguration.Builder().activation(Activation.IDENTITY)
            .graphBuilder();
    private final Map<String, KerasFlow> flows = new HashMap<>();
    private final List<Loading> loadings = new ArrayList<>();

    /** Gives the weights of one layer to the built network. */
    @FunctionalInterface
    interface Loading {
        void load(ComputationGraph network, KerasWeights weights) throws IOException;
    }

    KerasNetwork(String source, KerasConfiguration configuration) {
        this.source = source;
        this.configuration = configuration;
    }

    /**
     * @throws org.netloupe.tensor.InputException if a layer is none of those that can be computed, or the weights do not
     *             fit
     */
    Dl4jModel build(KerasWeights weights) throws IOException {
        for (KerasLayer layer : configuration.layers()) {
            add(layer);
        }
        graph.setOutputs(configuration.output());
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        for (Loading loading : loadings) {
            loading.load(network, weights);
        }
        return Dl4jModel.of(source, configuration.name(), network, inputType());
    }

    private void add(KerasLayer layer) throws IOException {
        if (layer.type().equals("InputLayer")) {
            flows.put(layer.name(), KerasFlow.input(layer, isTokens(layer)));
            graph.addInputs(layer.name()).setInputTypes(networkInput(layer));
            return;
        }
        List<KerasFlow> inputs = new ArrayList<>();
        for (String name : layer.inbound()) {
            KerasFlow flow = flows.get(name);
            if (flow == null) {
                throw layer.wrong("layers before it", name);
            }
            inputs.add(flow);
        }
        boolean last = layer.name().equals(configuration.output());
        KerasVertex vertex = inputs.size() == 1
                ? KerasVertices.of(layer, inputs.getFirst(), last)
                : KerasMerges.of(layer, inputs);
        vertex.addTo(graph, layer);
        vertex.loading().ifPresent(loadings::add);
        flows.put(layer.name(), vertex.output());
    }

    /** Tokens, if an embedding takes the input. */
    private boolean isTokens(KerasLayer input) {
        return configuration.layers().stream()
                .anyMatch(layer -> layer.inbound().contains(input.name()) && layer.type().equals("Embedding"));
    }

    private InputType networkInput(KerasLayer input) throws IOException {
        if (!isTokens(input)) {
            return inputType(flow(input));
        }
        for (KerasLayer layer : configuration.layers()) {
            if (layer.type().equals("Embedding")) {
                return InputType.recurrent(layer.count("input_dim"), ((Flow.Tokens) flow(input)).steps());
            }
        }
        return inputType(flow(input));
    }

    private Flow flow(KerasLayer layer) {
        KerasFlow flow = flows.get(layer.name());
        if (flow == null) {
            throw new IllegalStateException(layer.name());
        }
        return flow.flow();
    }

    private InputType inputType() {
        return configuration.layers().stream().filter(layer -> layer.type().equals("InputLayer")).findFirst()
                .map(layer -> inputType(flow(layer))).orElseThrow();
    }

    private static InputType inputType(Flow flow) {
        return switch (flow) {
            case Flow.Image image -> InputType.convolutional(image.height(), image.width(), image.channels());
            case Flow.Vector vector -> InputType.feedForward(vector.units());
            case Flow.Sequence sequence -> InputType.recurrent(sequence.units(), sequence.steps());
            case Flow.Tokens tokens -> InputType.recurrent(1, tokens.steps());
        };
    }
}

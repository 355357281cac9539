package org.netloupe.dl4j.keras;

import java.util.List;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.netloupe.dl4j.network.Flow;
import org.netloupe.tensor.InputException;

import com.fasterxml.jackson.databind.JsonNode;

/** Embeddings of tokens and recurrent layers. */
final class KerasSequences {
    private KerasSequences() {}

    static KerasVertex embedding(KerasLayer layer, KerasFlow input) throws InputException {
        if (layer.flag("mask_zero", false)) {
            throw layer.wrong("\"mask_zero\" to be false", "true");
        }
        if (!(input.flow() instanceof Flow.Tokens tokens)) {
            throw layer.wrong("tokens, as the first layer", input.flow().description());
        }
        int words = layer.count("input_dim");
        int dimensions = layer.count("output_dim");
        EmbeddingSequenceLayer.Builder builder = new EmbeddingSequenceLayer.Builder().nIn(words).nOut(dimensions);
        if (tokens.steps() > 0) {
            builder.inputLength(tokens.steps());
        }
        return KerasVertex.of(builder.build(), KerasFlow.of(new Flow.Sequence(dimensions, tokens.steps())),
                KerasLoading.embedding(layer, words, dimensions));
    }

    static Flow.Sequence sequence(KerasLayer layer, KerasFlow input) throws InputException {
        if (input.flow() instanceof Flow.Sequence sequence) {
            return sequence;
        }
        throw layer.wrong("sequences of vectors", input.flow().description());
    }

    private static Flow.Sequence inOrder(KerasLayer layer, KerasFlow input) throws InputException {
        layer.require("go_backwards", "false");
        layer.require("stateful", "false");
        return sequence(layer, input);
    }

    static KerasVertex lstm(KerasLayer layer, KerasFlow input) throws InputException {
        Flow.Sequence sequence = inOrder(layer, input);
        int units = layer.count("units");
        boolean steps = layer.flag("return_sequences", false);
        return recurrent(lstmLayer(layer, units), sequence, units, steps,
                KerasLoading.lstm(layer, sequence.units(), units, !steps));
    }

    private static LSTM lstmLayer(KerasLayer layer, int units) throws InputException {
        return new LSTM.Builder().nOut(units).activation(KerasActivations.of(layer, "activation", "tanh"))
                .gateActivationFunction(KerasActivations.of(layer, "recurrent_activation", "sigmoid")).build();
    }

    /** One LSTM forwards and one backwards; the last step of the second is the first of the sequence. */
    static KerasVertex bidirectional(KerasLayer layer, KerasFlow input) throws InputException {
        KerasLayer inner = inner(layer);
        Flow.Sequence sequence = inOrder(inner, input);
        int units = inner.count("units");
        Bidirectional.Mode mode = switch (layer.text("merge_mode", "none")) {
            case "concat" -> Bidirectional.Mode.CONCAT;
            case "sum" -> Bidirectional.Mode.ADD;
            case "mul" -> Bidirectional.Mode.MUL;
            case "ave" -> Bidirectional.Mode.AVERAGE;
            default -> throw layer.wrong("\"merge_mode\" to be concat, sum, mul or ave",
                    layer.settings().path("merge_mode").toString());
        };
        boolean steps = inner.flag("return_sequences", false);
        LSTM lstm = lstmLayer(inner, units);
        int width = mode == Bidirectional.Mode.CONCAT ? Math.multiplyExact(2, units) : units;
        Flow output = steps ? new Flow.Sequence(width, sequence.steps()) : new Flow.Vector(width);
        return KerasVertex.of(new Bidirectional(mode, steps ? lstm : lastStep(lstm)), KerasFlow.of(output),
                KerasLoading.bidirectional(layer, inner, sequence.units(), units));
    }

    /** DL4J hands a network's defaults to layers in one wrapper, not in two. */
    private static LastTimeStep lastStep(LSTM lstm) {
        new NeuralNetConfiguration.Builder().layer(lstm).build();
        return new LastTimeStep(lstm);
    }

    /** The LSTM within; a second one, which goes backwards, must be as the first. */
    private static KerasLayer inner(KerasLayer layer) throws InputException {
        JsonNode forward = layer.settings().path("layer");
        JsonNode backward = layer.settings().path("backward_layer");
        String type = forward.path("class_name").asText("nothing");
        if (!type.equals("LSTM")) {
            throw layer.wrong("an LSTM within", type);
        }
        for (String same : List.of("units", "activation", "recurrent_activation", "use_bias", "return_sequences")) {
            if (!backward.isMissingNode() && !backward.isNull()
                    && !backward.path("config").path(same).equals(forward.path("config").path(same))) {
                throw layer.wrong("the same \"" + same + "\" in both directions", "different ones");
            }
        }
        return new KerasLayer(layer.source(), layer.name(), type, forward.path("config"), layer.inbound());
    }

    static KerasVertex simpleRecurrent(KerasLayer layer, KerasFlow input) throws InputException {
        Flow.Sequence sequence = inOrder(layer, input);
        int units = layer.count("units");
        SimpleRnn built = new SimpleRnn.Builder().nOut(units)
                .activation(KerasActivations.of(layer, "activation", "tanh")).build();
        boolean steps = layer.flag("return_sequences", false);
        return recurrent(built, sequence, units, steps,
                KerasLoading.simpleRecurrent(layer, sequence.units(), units, !steps));
    }

    private static KerasVertex recurrent(org.deeplearning4j.nn.conf.layers.Layer built, Flow.Sequence sequence,
            int units, boolean steps, KerasNetwork.Loading weights) {
        Flow output = steps ? new Flow.Sequence(units, sequence.steps()) : new Flow.Vector(units);
        return new KerasVertex(built, null, KerasFlow.of(output), weights, !steps);
    }
}

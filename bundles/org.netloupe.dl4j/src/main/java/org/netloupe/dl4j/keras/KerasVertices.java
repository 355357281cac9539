package org.netloupe.dl4j.keras;

import java.util.stream.IntStream;

import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.netloupe.dl4j.network.Flow;
import org.netloupe.tensor.InputException;

import com.fasterxml.jackson.databind.JsonNode;

/** Layers that take one other. */
final class KerasVertices {
    private KerasVertices() {}

    /** @param last whether the layer gives the model's output */
    static KerasVertex of(KerasLayer layer, KerasFlow input, boolean last) throws InputException {
        return switch (layer.type()) {
            case "Dense" -> dense(layer, input, last);
            case "Conv2D", "Convolution2D" -> KerasConvolutions.convolution(layer, image(layer, input));
            case "DepthwiseConv2D" -> KerasConvolutions.depthwise(layer, image(layer, input));
            case "SeparableConv2D", "SeparableConvolution2D" -> KerasConvolutions.separable(layer, image(layer, input));
            case "MaxPooling2D" -> KerasPoolings.pooling(layer, image(layer, input), PoolingType.MAX);
            case "AveragePooling2D" -> KerasPoolings.pooling(layer, image(layer, input), PoolingType.AVG);
            case "GlobalMaxPooling2D" ->
                KerasPoolings.globalPooling(layer, image(layer, input).channels(), PoolingType.MAX);
            case "GlobalAveragePooling2D" ->
                KerasPoolings.globalPooling(layer, image(layer, input).channels(), PoolingType.AVG);
            case "Conv1D", "Convolution1D" -> KerasConvolutions.overSteps(layer, steps(layer, input));
            case "MaxPooling1D" -> KerasPoolings.poolingOverSteps(layer, steps(layer, input), PoolingType.MAX);
            case "GlobalMaxPooling1D" ->
                KerasPoolings.globalPooling(layer, steps(layer, input).units(), PoolingType.MAX);
            case "GlobalAveragePooling1D" ->
                KerasPoolings.globalPooling(layer, steps(layer, input).units(), PoolingType.AVG);
            case "Flatten" -> flatten(layer, input);
            case "Dropout" -> dropout(layer, input);
            // they only act in training, and DL4J has no counterpart that trains the same
            case "SpatialDropout2D", "GaussianNoise", "GaussianDropout", "ActivityRegularization" -> KerasVertex
                    .of(new ActivationLayer(org.nd4j.linalg.activations.Activation.IDENTITY), input);
            case "Activation", "ReLU", "LeakyReLU", "ELU", "Softmax" -> activation(layer, input, last);
            case "PReLU" -> slopes(layer, input);
            case "BatchNormalization" -> normalization(layer, input);
            case "ZeroPadding2D" -> KerasPoolings.padding(layer, image(layer, input));
            case "UpSampling2D" -> KerasPoolings.upSampling(layer, image(layer, input));
            case "Rescaling" -> rescaling(layer, input);
            case "Embedding" -> KerasSequences.embedding(layer, input);
            case "LSTM" -> KerasSequences.lstm(layer, input);
            case "Bidirectional" -> KerasSequences.bidirectional(layer, input);
            case "SimpleRNN" -> KerasSequences.simpleRecurrent(layer, input);
            default -> throw unknown(layer);
        };
    }

    static InputException unknown(KerasLayer layer) {
        if (layer.type().equals("Lambda")) {
            return new InputException(layer.place(), "layers without code", "a Lambda layer, which carries Python code",
                    "Code that a file carries is never executed here: express it by other layers, or export the model "
                            + "to ONNX.");
        }
        return layer.wrong("a layer that can be computed here", "the unknown layer " + layer.type());
    }

    private static Flow.Image image(KerasLayer layer, KerasFlow input) throws InputException {
        layer.require("data_format", "channels_last");
        if (input.flow() instanceof Flow.Image image) {
            return image;
        }
        throw layer.wrong("images", input.flow().description());
    }

    private static Flow.Sequence steps(KerasLayer layer, KerasFlow input) throws InputException {
        layer.require("data_format", "channels_last");
        return KerasSequences.sequence(layer, input);
    }

    private static KerasVertex dense(KerasLayer layer, KerasFlow input, boolean last) throws InputException {
        int units = layer.count("units");
        if (input.flow() instanceof Flow.Image || input.flow() instanceof Flow.Tokens) {
            throw layer.wrong("vectors, flattened before", input.flow().description());
        }
        IActivation function = KerasActivations.of(layer, "activation", "linear");
        boolean bias = layer.flag("use_bias", true);
        boolean softmaxOutput = last && function instanceof ActivationSoftmax;
        boolean steps = input.flow() instanceof Flow.Sequence;
        Flow output = input.flow() instanceof Flow.Sequence sequence
                ? new Flow.Sequence(units, sequence.steps())
                : new Flow.Vector(units);
        return KerasVertex.of(denseLayer(units, function, bias, softmaxOutput, steps), KerasFlow.of(output),
                KerasLoading.dense(layer, input, units, bias));
    }

    private static org.deeplearning4j.nn.conf.layers.Layer denseLayer(int units, IActivation function, boolean bias,
            boolean softmaxOutput, boolean steps) {
        if (!softmaxOutput) {
            return new DenseLayer.Builder().nOut(units).activation(function).hasBias(bias).build();
        }
        return steps
                ? new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(units).activation(function).hasBias(bias).build()
                : new OutputLayer.Builder(LossFunction.MCXENT).nOut(units).activation(function).hasBias(bias).build();
    }

    private static KerasVertex flatten(KerasLayer layer, KerasFlow input) throws InputException {
        layer.require("data_format", "channels_last");
        return switch (input.flow()) {
            case Flow.Image image -> KerasVertex.of(
                    new PreprocessorVertex(new CnnToFeedForwardPreProcessor(image.height(), image.width(),
                            image.channels())),
                    new KerasFlow(new Flow.Vector(image.units()), image));
            case Flow.Vector _ -> KerasVertex
                    .of(new ActivationLayer(org.nd4j.linalg.activations.Activation.IDENTITY), input);
            // steps of units are flattened as an image one pixel high
            case Flow.Sequence sequence when sequence.steps() > 0 -> KerasVertex.of(
                    new ReshapeVertex(-1, Math.multiplyExact(sequence.units(), sequence.steps())),
                    new KerasFlow(new Flow.Vector(Math.multiplyExact(sequence.units(), sequence.steps())),
                            new Flow.Image(sequence.units(), 1, sequence.steps())));
            default -> throw layer.wrong("images, vectors or sequences of fixed length", input.flow().description());
        };
    }

    private static KerasVertex dropout(KerasLayer layer, KerasFlow input) throws InputException {
        double rate = layer.number("rate", 0.5);
        if (!(rate >= 0 && rate < 1)) {
            throw layer.wrong("\"rate\" from 0 to 1", Double.toString(rate));
        }
        return KerasVertex.of(rate == 0
                ? new ActivationLayer(org.nd4j.linalg.activations.Activation.IDENTITY)
                : new DropoutLayer(1 - rate), input);
    }

    private static KerasVertex activation(KerasLayer layer, KerasFlow input, boolean last) throws InputException {
        IActivation function = KerasActivations.ofLayer(layer);
        if (function instanceof ActivationSoftmax && !(input.flow() instanceof Flow.Vector)) {
            throw layer.wrong("vectors", input.flow().description());
        }
        return last && function instanceof ActivationSoftmax
                ? KerasVertex.of(new LossLayer.Builder(LossFunction.MCXENT).activation(function).build(), input)
                : KerasVertex.of(new ActivationLayer(function), input);
    }

    /** ReLU whose slope below 0 is learned, along each axis or shared. Axes here are channels first. */
    private static KerasVertex slopes(KerasLayer layer, KerasFlow input) throws InputException {
        if (!(input.flow() instanceof Flow.Image || input.flow() instanceof Flow.Vector && input.flattened() == null)) {
            throw layer.wrong("images or vectors that were not flattened from images", input.flow().description());
        }
        long[] extents = input.flow().extents().stream().mapToLong(Long::longValue).toArray();
        long[] slopes = extents.clone();
        for (JsonNode axis : layer.settings().path("shared_axes")) {
            int keras = axis.asInt(0);
            if (keras < 1 || keras > slopes.length) {
                throw layer.wrong("\"shared_axes\" from 1 to " + slopes.length, axis.toString());
            }
            slopes[keras % slopes.length] = 1;
        }
        long[] shared = IntStream.range(0, slopes.length).filter(i -> slopes[i] != extents[i]).mapToLong(i -> i + 1)
                .toArray();
        PReLULayer.Builder builder = new PReLULayer.Builder().inputShape(extents);
        return KerasVertex.of((shared.length == 0 ? builder : builder.sharedAxes(shared)).build(), input,
                KerasLoading.slopes(layer, slopes));
    }

    private static KerasVertex normalization(KerasLayer layer, KerasFlow input) throws InputException {
        int rank = switch (input.flow()) {
            case Flow.Image _ -> 3;
            case Flow.Vector _ -> 1;
            default -> throw layer.wrong("images or vectors", input.flow().description());
        };
        JsonNode axis = layer.settings().path("axis");
        int along = (axis.isArray() ? axis.path(0) : axis).asInt(-1);
        if (along != -1 && along != rank) {
            throw layer.wrong("\"axis\" to be -1, the channels", Integer.toString(along));
        }
        int channels = input.flow() instanceof Flow.Image image ? image.channels() : input.flow().units();
        BatchNormalization built = new BatchNormalization.Builder().nOut(channels).nIn(channels)
                .eps(layer.number("epsilon", 1e-3)).decay(layer.number("momentum", 0.99)).useLogStd(false)
                .build();
        return KerasVertex.of(built, input, KerasLoading.normalization(layer, input, channels));
    }

    private static KerasVertex rescaling(KerasLayer layer, KerasFlow input) throws InputException {
        double scale = layer.number("scale", 1);
        double offset = layer.number("offset", 0);
        if (offset == 0) {
            return KerasVertex.of(new ScaleVertex(scale), input);
        }
        if (scale == 1) {
            return KerasVertex.of(new ShiftVertex(offset), input);
        }
        throw layer.wrong("\"offset\" to be 0, or \"scale\" to be 1", "scale " + scale + " and offset " + offset);
    }
}

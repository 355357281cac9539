package org.netloupe.dl4j.keras;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
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
            case "Conv2D", "Convolution2D" -> convolution(layer, image(layer, input));
            case "DepthwiseConv2D" -> depthwise(layer, image(layer, input));
            case "SeparableConv2D", "SeparableConvolution2D" -> separable(layer, image(layer, input));
            case "MaxPooling2D" -> pooling(layer, image(layer, input), PoolingType.MAX);
            case "AveragePooling2D" -> pooling(layer, image(layer, input), PoolingType.AVG);
            case "GlobalMaxPooling2D" -> globalPooling(layer, input, PoolingType.MAX);
            case "GlobalAveragePooling2D" -> globalPooling(layer, input, PoolingType.AVG);
            case "Flatten" -> flatten(layer, input);
            case "Dropout" -> dropout(layer, input);
            // they only act in training, and DL4J has no counterpart that trains the same
            case "SpatialDropout2D", "GaussianNoise", "GaussianDropout", "ActivityRegularization" -> KerasVertex
                    .of(new ActivationLayer(org.nd4j.linalg.activations.Activation.IDENTITY), input);
            case "Activation", "ReLU", "LeakyReLU", "ELU", "Softmax" -> activation(layer, input, last);
            case "BatchNormalization" -> normalization(layer, input);
            case "ZeroPadding2D" -> padding(layer, image(layer, input));
            case "UpSampling2D" -> upSampling(layer, image(layer, input));
            case "Rescaling" -> rescaling(layer, input);
            case "Embedding" -> embedding(layer, input);
            case "LSTM" -> lstm(layer, input);
            case "SimpleRNN" -> simpleRecurrent(layer, input);
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

    private static KerasVertex convolution(KerasLayer layer, Flow.Image image) throws InputException {
        layer.require("groups", "1");
        int filters = layer.count("filters");
        var builder = new ConvolutionLayer.Builder(layer.pair("kernel_size", 1));
        return convolved(layer, image, filters, builder,
                KerasLoading.convolution(layer, image.channels(), filters, layer.pair("kernel_size", 1)));
    }

    private static KerasVertex depthwise(KerasLayer layer, Flow.Image image) throws InputException {
        int multiplier = multiplier(layer, image);
        var builder = new DepthwiseConvolution2D.Builder(layer.pair("kernel_size", 1)).depthMultiplier(multiplier);
        return convolved(layer, image, multiplier * image.channels(), builder,
                KerasLoading.depthwise(layer, image.channels(), multiplier, layer.pair("kernel_size", 1)));
    }

    private static KerasVertex separable(KerasLayer layer, Flow.Image image) throws InputException {
        int multiplier = multiplier(layer, image);
        int filters = layer.count("filters");
        var builder = new SeparableConvolution2D.Builder(layer.pair("kernel_size", 1)).depthMultiplier(multiplier);
        return convolved(layer, image, filters, builder,
                KerasLoading.separable(layer, image.channels(), multiplier, filters, layer.pair("kernel_size", 1)));
    }

    private static int multiplier(KerasLayer layer, Flow.Image image) throws InputException {
        int multiplier = layer.settings().has("depth_multiplier") ? layer.count("depth_multiplier") : 1;
        if ((long) multiplier * image.channels() > 1 << 20) {
            throw layer.wrong("\"depth_multiplier\" that gives at most 2^20 channels", Integer.toString(multiplier));
        }
        return multiplier;
    }

    /** What all convolutions have in common. */
    private static KerasVertex convolved(KerasLayer layer, Flow.Image image, int channels,
            ConvolutionLayer.BaseConvBuilder<?> builder, KerasNetwork.Loading weights) throws InputException {
        int[] kernel = layer.pair("kernel_size", 1);
        int[] stride = layer.pair("strides", 1);
        int[] dilation = layer.pair("dilation_rate", 1);
        Flow.Image output = new Flow.Image(channels, extent(layer, image.height(), kernel[0], stride[0], dilation[0]),
                extent(layer, image.width(), kernel[1], stride[1], dilation[1]));
        builder.stride(stride);
        builder.dilation(dilation);
        builder.convolutionMode(same(layer) ? ConvolutionMode.Same : ConvolutionMode.Truncate);
        builder.nOut(channels);
        builder.hasBias(layer.flag("use_bias", true));
        builder.activation(KerasActivations.of(layer, "activation", "linear"));
        return KerasVertex.of(builder.build(), KerasFlow.of(output), weights);
    }

    private static boolean same(KerasLayer layer) throws InputException {
        String padding = layer.text("padding", "valid");
        if (!padding.equals("same") && !padding.equals("valid")) {
            throw layer.wrong("\"padding\" to be valid or same", padding);
        }
        return padding.equals("same");
    }

    private static int extent(KerasLayer layer, int extent, int kernel, int stride, int dilation)
            throws InputException {
        if (same(layer)) {
            return (extent + stride - 1) / stride;
        }
        int window = (kernel - 1) * dilation + 1;
        if (extent < window) {
            throw layer.wrong("images of at least " + window + " pixels", Integer.toString(extent));
        }
        return (extent - window) / stride + 1;
    }

    private static KerasVertex pooling(KerasLayer layer, Flow.Image image, PoolingType type) throws InputException {
        int[] size = layer.pair("pool_size", 2);
        JsonNode given = layer.settings().path("strides");
        int[] stride = given.isMissingNode() || given.isNull() ? size : layer.pair("strides", 2);
        Flow.Image output = new Flow.Image(image.channels(), extent(layer, image.height(), size[0], stride[0], 1),
                extent(layer, image.width(), size[1], stride[1], 1));
        return KerasVertex.of(new SubsamplingLayer.Builder(type).kernelSize(size).stride(stride)
                .convolutionMode(same(layer) ? ConvolutionMode.Same : ConvolutionMode.Truncate).build(),
                KerasFlow.of(output));
    }

    private static KerasVertex globalPooling(KerasLayer layer, KerasFlow input, PoolingType type)
            throws InputException {
        layer.require("keepdims", "false");
        return KerasVertex.of(new GlobalPoolingLayer.Builder(type).build(),
                KerasFlow.of(new Flow.Vector(image(layer, input).channels())));
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
            default -> throw layer.wrong("images or vectors", input.flow().description());
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

    private static KerasVertex padding(KerasLayer layer, Flow.Image image) throws InputException {
        JsonNode given = layer.settings().path("padding");
        int[] sides = new int[4];
        for (int i = 0; i < 4; i++) {
            JsonNode axis = given.isArray() ? given.path(i / 2) : given;
            sides[i] = (axis.isArray() ? axis.path(i % 2) : axis).asInt(-1);
            if (sides[i] < 0 || sides[i] > 1 << 16) {
                throw layer.wrong("\"padding\" as whole numbers", given.toString());
            }
        }
        Flow.Image output = new Flow.Image(image.channels(), image.height() + sides[0] + sides[1],
                image.width() + sides[2] + sides[3]);
        return KerasVertex.of(new ZeroPaddingLayer.Builder(sides).build(), KerasFlow.of(output));
    }

    private static KerasVertex upSampling(KerasLayer layer, Flow.Image image) throws InputException {
        layer.require("interpolation", "nearest");
        int[] size = layer.pair("size", 2);
        Upsampling2D.Builder builder = new Upsampling2D.Builder(size[0]).size(size);
        org.deeplearning4j.nn.conf.layers.Layer built = builder.build();
        return KerasVertex.of(built,
                KerasFlow.of(new Flow.Image(image.channels(), Math.multiplyExact(image.height(), size[0]),
                        Math.multiplyExact(image.width(), size[1]))));
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

    private static KerasVertex embedding(KerasLayer layer, KerasFlow input) throws InputException {
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

    private static Flow.Sequence sequence(KerasLayer layer, KerasFlow input) throws InputException {
        layer.require("go_backwards", "false");
        layer.require("stateful", "false");
        if (input.flow() instanceof Flow.Sequence sequence) {
            return sequence;
        }
        throw layer.wrong("sequences of vectors", input.flow().description());
    }

    private static KerasVertex lstm(KerasLayer layer, KerasFlow input) throws InputException {
        Flow.Sequence sequence = sequence(layer, input);
        int units = layer.count("units");
        boolean bias = layer.flag("use_bias", true);
        LSTM built = new LSTM.Builder().nOut(units).activation(KerasActivations.of(layer, "activation", "tanh"))
                .gateActivationFunction(KerasActivations.of(layer, "recurrent_activation", "sigmoid")).build();
        boolean steps = layer.flag("return_sequences", false);
        return recurrent(built, sequence, units, steps,
                KerasLoading.lstm(layer, sequence.units(), units, bias, !steps));
    }

    private static KerasVertex simpleRecurrent(KerasLayer layer, KerasFlow input) throws InputException {
        Flow.Sequence sequence = sequence(layer, input);
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

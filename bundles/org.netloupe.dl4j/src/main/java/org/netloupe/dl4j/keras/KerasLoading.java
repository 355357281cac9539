package org.netloupe.dl4j.keras;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.BiConsumer;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.netloupe.dl4j.network.Borders;

/** Brings weights from Keras's order into DL4J's. */
final class KerasLoading {
    /** Gates of Keras (input, forget, cell, output) in the order of DL4J (cell, forget, output, input). */
    private static final int[] GATES = {2, 1, 3, 0};

    private KerasLoading() {}

    private static INDArray parameter(ComputationGraph network, String layer, String name) {
        return network.getLayer(layer).getParam(name);
    }

    static KerasNetwork.Loading dense(KerasLayer layer, KerasFlow input, int units, boolean bias) {
        int inputs = input.flow().units();
        return (network, weights) -> {
            float[] kernel = input.reordered(weights.read(layer, 0, inputs, units), units);
            parameter(network, layer.name(), "W").assign(Borders.array(kernel, inputs, units));
            if (bias) {
                parameter(network, layer.name(), "b").assign(Borders.array(weights.read(layer, 1, units), 1, units));
            }
        };
    }

    static KerasNetwork.Loading convolution(KerasLayer layer, int channels, int filters, int[] kernel) {
        return (network, weights) -> {
            INDArray heightWidthInOut = kernel(layer, weights, 0, kernel, channels, filters);
            parameter(network, layer.name(), "W").assign(heightWidthInOut.permute(3, 2, 0, 1));
            bias(layer, network, weights, 1, filters);
        };
    }

    static KerasNetwork.Loading convolutionOverSteps(KerasLayer layer, int units, int filters, int kernel) {
        return (network, weights) -> {
            INDArray stepsInOut = Borders.array(weights.read(layer, 0, kernel, units, filters), kernel, units, filters);
            INDArray own = parameter(network, layer.name(), "W");
            own.assign(stepsInOut.dup('c').reshape('c', own.shape()));
            bias(layer, network, weights, 1, filters);
        };
    }

    /** @param slopes extents without the batch axis, channels first where there are three */
    static KerasNetwork.Loading slopes(KerasLayer layer, long[] slopes) {
        return (network, weights) -> {
            INDArray own = parameter(network, layer.name(), "W");
            if (slopes.length == 1) {
                own.assign(Borders.array(weights.read(layer, 0, slopes), own.shape()));
                return;
            }
            long[] last = {slopes[1], slopes[2], slopes[0]};
            own.assign(Borders.array(weights.read(layer, 0, last), last).permute(2, 0, 1));
        };
    }

    static KerasNetwork.Loading depthwise(KerasLayer layer, int channels, int multiplier, int[] kernel) {
        return (network, weights) -> {
            parameter(network, layer.name(), "W").assign(kernel(layer, weights, 0, kernel, channels, multiplier));
            bias(layer, network, weights, 1, channels * multiplier);
        };
    }

    static KerasNetwork.Loading separable(KerasLayer layer, int channels, int multiplier, int filters, int[] kernel) {
        return (network, weights) -> {
            INDArray depthwise = kernel(layer, weights, 0, kernel, channels, multiplier);
            parameter(network, layer.name(), "W").assign(depthwise.permute(3, 2, 0, 1));
            INDArray pointwise = kernel(layer, weights, 1, new int[]{1, 1}, channels * multiplier, filters);
            parameter(network, layer.name(), "pW").assign(pointwise.permute(3, 2, 0, 1));
            bias(layer, network, weights, 2, filters);
        };
    }

    /** Height, width, channels in, channels out, as Keras has them. */
    private static INDArray kernel(KerasLayer layer, KerasWeights weights, int position, int[] extents, int in,
            int out) throws IOException {
        return Borders.array(weights.read(layer, position, extents[0], extents[1], in, out), extents[0], extents[1],
                in, out);
    }

    private static void bias(KerasLayer layer, ComputationGraph network, KerasWeights weights, int position,
            int units) throws IOException {
        if (layer.flag("use_bias", true)) {
            parameter(network, layer.name(), "b")
                    .assign(Borders.array(weights.read(layer, position, units), 1, units));
        }
    }

    static KerasNetwork.Loading normalization(KerasLayer layer, KerasFlow input, int channels) {
        boolean scale = layer.flag("scale", true);
        boolean center = layer.flag("center", true);
        return (network, weights) -> {
            float[] ones = new float[channels];
            Arrays.fill(ones, 1);
            int position = 0;
            float[] gamma = scale ? weights.read(layer, position++, channels) : ones;
            float[] beta = center ? weights.read(layer, position++, channels) : new float[channels];
            float[] mean = weights.read(layer, position++, channels);
            float[] variance = weights.read(layer, position, channels);
            String[] names = {"gamma", "beta", "mean", "var"};
            float[][] values = {gamma, beta, mean, variance};
            for (int i = 0; i < names.length; i++) {
                parameter(network, layer.name(), names[i])
                        .assign(Borders.array(input.reordered(values[i], 1), 1, channels));
            }
        };
    }

    static KerasNetwork.Loading embedding(KerasLayer layer, int words, int dimensions) {
        return (network, weights) -> parameter(network, layer.name(), "W")
                .assign(Borders.array(weights.read(layer, 0, words, dimensions), words, dimensions));
    }

    static KerasNetwork.Loading lstm(KerasLayer layer, int inputs, int units, boolean lastStep) {
        String name = lastStep ? KerasVertex.innerName(layer) : layer.name();
        return (network, weights) -> gates(layer, inputs, units, 0, weights,
                (key, array) -> parameter(network, name, key).assign(array));
    }

    /** @param inner the LSTM that both directions are */
    static KerasNetwork.Loading bidirectional(KerasLayer layer, KerasLayer inner, int inputs, int units) {
        return (network, weights) -> {
            int arrays = inner.flag("use_bias", true) ? 3 : 2;
            gates(inner, inputs, units, 0, weights,
                    (key, array) -> parameter(network, layer.name(), "f" + key).assign(array));
            gates(inner, inputs, units, arrays, weights,
                    (key, array) -> parameter(network, layer.name(), "b" + key).assign(array));
        };
    }

    /** @param first position of the LSTM's first array */
    private static void gates(KerasLayer layer, int inputs, int units, int first, KerasWeights weights,
            BiConsumer<String, INDArray> parameters) throws IOException {
        float[] kernel = weights.read(layer, first, inputs, 4L * units);
        float[] recurrent = weights.read(layer, first + 1, units, 4L * units);
        float[] biases = layer.flag("use_bias", true)
                ? weights.read(layer, first + 2, 4L * units)
                : new float[4 * units];
        parameters.accept("W", Borders.array(gates(kernel, units), inputs, 4L * units));
        parameters.accept("RW", Borders.array(gates(recurrent, units), units, 4L * units));
        parameters.accept("b", Borders.array(gates(biases, units), 1, 4L * units));
    }

    static KerasNetwork.Loading simpleRecurrent(KerasLayer layer, int inputs, int units, boolean lastStep) {
        String name = lastStep ? KerasVertex.innerName(layer) : layer.name();
        boolean bias = layer.flag("use_bias", true);
        return (network, weights) -> {
            parameter(network, name, "W").assign(Borders.array(weights.read(layer, 0, inputs, units), inputs, units));
            parameter(network, name, "RW").assign(Borders.array(weights.read(layer, 1, units, units), units, units));
            float[] biases = bias ? weights.read(layer, 2, units) : new float[units];
            parameter(network, name, "b").assign(Borders.array(biases, 1, units));
        };
    }

    private static float[] gates(float[] rows, int units) {
        float[] ordered = new float[rows.length];
        for (int row = 0; row < rows.length; row += 4 * units) {
            for (int gate = 0; gate < GATES.length; gate++) {
                System.arraycopy(rows, row + GATES[gate] * units, ordered, row + gate * units, units);
            }
        }
        return ordered;
    }
}

package org.netloupe.dl4j.keras;

import java.util.Arrays;

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

    static KerasNetwork.Loading convolution(KerasLayer layer, int channels, int filters, int[] kernel, boolean bias) {
        return (network, weights) -> {
            float[] values = weights.read(layer, 0, kernel[0], kernel[1], channels, filters);
            INDArray heightWidthInOut = Borders.array(values, kernel[0], kernel[1], channels, filters);
            parameter(network, layer.name(), "W").assign(heightWidthInOut.permute(3, 2, 0, 1));
            if (bias) {
                parameter(network, layer.name(), "b").assign(Borders.array(weights.read(layer, 1, filters), 1,
                        filters));
            }
        };
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

    static KerasNetwork.Loading lstm(KerasLayer layer, int inputs, int units, boolean bias, boolean lastStep) {
        String name = lastStep ? KerasVertex.innerName(layer) : layer.name();
        return (network, weights) -> {
            float[] kernel = weights.read(layer, 0, inputs, 4L * units);
            float[] recurrent = weights.read(layer, 1, units, 4L * units);
            float[] biases = bias ? weights.read(layer, 2, 4L * units) : new float[4 * units];
            parameter(network, name, "W").assign(Borders.array(gates(kernel, units), inputs, 4L * units));
            parameter(network, name, "RW").assign(Borders.array(gates(recurrent, units), units, 4L * units));
            parameter(network, name, "b").assign(Borders.array(gates(biases, units), 1, 4L * units));
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

package org.netloupe.dl4j.keras;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.netloupe.tensor.InputException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a convolution or a pooling moves over images or sequences; arrays hold one number an axis.
 *
 * @param mode how it meets the borders
 */
record KerasWindow(int[] size, int[] stride, int[] dilation, ConvolutionMode mode) {

    /** Of a convolution over a number of axes. */
    static KerasWindow convolution(KerasLayer layer, int axes) throws InputException {
        return new KerasWindow(layer.counts("kernel_size", axes, 1), layer.counts("strides", axes, 1),
                layer.counts("dilation_rate", axes, 1), mode(layer, axes == 1));
    }

    /** Of a pooling, which moves by its size unless it says otherwise. */
    static KerasWindow pooling(KerasLayer layer, int axes) throws InputException {
        int[] size = layer.counts("pool_size", axes, 2);
        JsonNode given = layer.settings().path("strides");
        int[] stride = given.isMissingNode() || given.isNull() ? size : layer.counts("strides", axes, 2);
        return new KerasWindow(size, stride, axes == 1 ? new int[]{1} : new int[]{1, 1}, mode(layer, false));
    }

    private static ConvolutionMode mode(KerasLayer layer, boolean mayBeCausal) throws InputException {
        String padding = layer.text("padding", "valid");
        if (mayBeCausal && padding.equals("causal")) {
            return ConvolutionMode.Causal;
        }
        return switch (padding) {
            case "same" -> ConvolutionMode.Same;
            case "valid" -> ConvolutionMode.Truncate;
            default -> throw layer.wrong("\"padding\" to be valid or same", padding);
        };
    }

    /** How many places there are along an axis; -1, an open extent, stays open. */
    int places(KerasLayer layer, int axis, int extent) throws InputException {
        int reach = (size[axis] - 1) * dilation[axis] + 1;
        if (extent < 0) {
            return extent;
        }
        if (mode != ConvolutionMode.Truncate) {
            return (extent + stride[axis] - 1) / stride[axis];
        }
        if (extent < reach) {
            throw layer.wrong("at least " + reach + (size.length == 1 ? " steps" : " pixels"),
                    Integer.toString(extent));
        }
        return (extent - reach) / stride[axis] + 1;
    }
}

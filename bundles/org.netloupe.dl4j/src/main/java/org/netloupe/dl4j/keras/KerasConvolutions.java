package org.netloupe.dl4j.keras;

import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.netloupe.dl4j.network.Flow;
import org.netloupe.tensor.InputException;

/** Convolutions over images and sequences. */
final class KerasConvolutions {
    private KerasConvolutions() {}

    static KerasVertex convolution(KerasLayer layer, Flow.Image image) throws InputException {
        KerasWindow window = KerasWindow.convolution(layer, 2);
        layer.require("groups", "1");
        int filters = layer.count("filters");
        var builder = new ConvolutionLayer.Builder(window.size());
        return convolved(layer, image, filters, window, builder,
                KerasLoading.convolution(layer, image.channels(), filters, window.size()));
    }

    static KerasVertex depthwise(KerasLayer layer, Flow.Image image) throws InputException {
        KerasWindow window = KerasWindow.convolution(layer, 2);
        int multiplier = multiplier(layer, image);
        var builder = new DepthwiseConvolution2D.Builder(window.size()).depthMultiplier(multiplier);
        return convolved(layer, image, multiplier * image.channels(), window, builder,
                KerasLoading.depthwise(layer, image.channels(), multiplier, window.size()));
    }

    static KerasVertex separable(KerasLayer layer, Flow.Image image) throws InputException {
        KerasWindow window = KerasWindow.convolution(layer, 2);
        int multiplier = multiplier(layer, image);
        int filters = layer.count("filters");
        var builder = new SeparableConvolution2D.Builder(window.size()).depthMultiplier(multiplier);
        return convolved(layer, image, filters, window, builder,
                KerasLoading.separable(layer, image.channels(), multiplier, filters, window.size()));
    }

    private static int multiplier(KerasLayer layer, Flow.Image image) throws InputException {
        int multiplier = layer.settings().has("depth_multiplier") ? layer.count("depth_multiplier") : 1;
        if ((long) multiplier * image.channels() > 1 << 20) {
            throw layer.wrong("\"depth_multiplier\" that gives at most 2^20 channels", Integer.toString(multiplier));
        }
        return multiplier;
    }

    /** What all convolutions over images have in common. */
    private static KerasVertex convolved(KerasLayer layer, Flow.Image image, int channels, KerasWindow window,
            ConvolutionLayer.BaseConvBuilder<?> builder, KerasNetwork.Loading weights) throws InputException {
        Flow.Image output = new Flow.Image(channels, window.places(layer, 0, image.height()),
                window.places(layer, 1, image.width()));
        configure(layer, channels, window, builder);
        return KerasVertex.of(builder.build(), KerasFlow.of(output), weights);
    }

    private static void configure(KerasLayer layer, int channels, KerasWindow window,
            ConvolutionLayer.BaseConvBuilder<?> builder) throws InputException {
        builder.stride(window.stride());
        builder.dilation(window.dilation());
        builder.convolutionMode(window.mode());
        builder.nOut(channels);
        builder.hasBias(layer.flag("use_bias", true));
        builder.activation(KerasActivations.of(layer, "activation", "linear"));
    }

    static KerasVertex overSteps(KerasLayer layer, Flow.Sequence sequence) throws InputException {
        layer.require("groups", "1");
        int filters = layer.count("filters");
        KerasWindow window = KerasWindow.convolution(layer, 1);
        Flow.Sequence output = new Flow.Sequence(filters, window.places(layer, 0, sequence.steps()));
        var builder = new Convolution1DLayer.Builder(window.size()[0]);
        configure(layer, filters, window, builder);
        return KerasVertex.of(builder.build(), KerasFlow.of(output),
                KerasLoading.convolutionOverSteps(layer, sequence.units(), filters, window.size()[0]));
    }
}

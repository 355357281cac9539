package org.netloupe.dl4j.keras;

import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.netloupe.dl4j.network.Flow;
import org.netloupe.tensor.InputException;

import com.fasterxml.jackson.databind.JsonNode;

/** Layers that change the extents of images and sequences and have no weights. */
final class KerasPoolings {
    private KerasPoolings() {}

    static KerasVertex pooling(KerasLayer layer, Flow.Image image, PoolingType type) throws InputException {
        KerasWindow window = KerasWindow.pooling(layer, 2);
        Flow.Image output = new Flow.Image(image.channels(), window.places(layer, 0, image.height()),
                window.places(layer, 1, image.width()));
        return KerasVertex.of(new SubsamplingLayer.Builder(type).kernelSize(window.size()).stride(window.stride())
                .convolutionMode(window.mode()).build(), KerasFlow.of(output));
    }

    static KerasVertex poolingOverSteps(KerasLayer layer, Flow.Sequence sequence, PoolingType type)
            throws InputException {
        KerasWindow window = KerasWindow.pooling(layer, 1);
        var builder = new Subsampling1DLayer.Builder(type).kernelSize(window.size()[0]).stride(window.stride()[0]);
        builder.convolutionMode(window.mode());
        return KerasVertex.of(builder.build(),
                KerasFlow.of(new Flow.Sequence(sequence.units(), window.places(layer, 0, sequence.steps()))));
    }

    /** Of all pixels or steps. */
    static KerasVertex globalPooling(KerasLayer layer, int channels, PoolingType type) throws InputException {
        layer.require("keepdims", "false");
        return KerasVertex.of(new GlobalPoolingLayer.Builder(type).build(), KerasFlow.of(new Flow.Vector(channels)));
    }

    static KerasVertex padding(KerasLayer layer, Flow.Image image) throws InputException {
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

    static KerasVertex upSampling(KerasLayer layer, Flow.Image image) throws InputException {
        layer.require("interpolation", "nearest");
        int[] size = layer.counts("size", 2, 2);
        Upsampling2D.Builder builder = new Upsampling2D.Builder(size[0]).size(size);
        org.deeplearning4j.nn.conf.layers.Layer built = builder.build();
        return KerasVertex.of(built,
                KerasFlow.of(new Flow.Image(image.channels(), Math.multiplyExact(image.height(), size[0]),
                        Math.multiplyExact(image.width(), size[1]))));
    }
}

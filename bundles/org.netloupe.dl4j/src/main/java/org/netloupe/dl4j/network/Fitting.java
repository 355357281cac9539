package org.netloupe.dl4j.network;

import java.util.List;

import org.netloupe.core.architecture.Layer;
import org.netloupe.core.model.TensorInfo;
import org.netloupe.tensor.InputException;

/**
 * Fits one layer to what flows into it.
 *
 * @param position of the layer in its architecture, 1 is the first, for messages
 */
record Fitting(int position, Layer layer, Flow input) {

    /** @param count how many layers of this kind there are up to this one */
    PlannedLayer fit(int count) throws InputException {
        String id = layer.kind() + "_" + count;
        return switch (layer) {
            case Layer.Conv2D conv -> conv(id, conv, image());
            case Layer.MaxPool pool -> planned(id, pooled(image(), pool.size(), pool.stride()), List.of());
            case Layer.AveragePool pool -> planned(id, pooled(image(), pool.size(), pool.stride()), List.of());
            case Layer.Dense dense -> dense(id, dense);
            case Layer.Activation _,Layer.Dropout _ -> planned(id, noTokens(), List.of());
            case Layer.Embedding embedding -> embedding(id, embedding);
            case Layer.Lstm lstm -> lstm(id, lstm);
        };
    }

    private PlannedLayer planned(String id, Flow output, List<TensorInfo> parameters) {
        return new PlannedLayer(id, layer, input, output, parameters);
    }

    private PlannedLayer conv(String id, Layer.Conv2D conv, Flow.Image image) throws InputException {
        Flow.Image output = windows(image, conv.filters(), conv.kernel(), 1);
        List<Long> weights = List.of((long) conv.filters(), (long) image.channels(), (long) conv.kernel(),
                (long) conv.kernel());
        return planned(id, output, List.of(tensor("W", weights), tensor("b", List.of((long) conv.filters()))));
    }

    private Flow pooled(Flow.Image image, int size, int stride) throws InputException {
        return windows(image, image.channels(), size, stride);
    }

    private Flow.Image windows(Flow.Image image, int channels, int size, int stride) throws InputException {
        if (image.height() < size || image.width() < size) {
            throw wrong("images of at least %dx%d".formatted(size, size),
                    "Remove a pooling layer before it, or use a smaller window.");
        }
        return new Flow.Image(channels, (image.height() - size) / stride + 1, (image.width() - size) / stride + 1);
    }

    private PlannedLayer dense(String id, Layer.Dense dense) throws InputException {
        Flow from = noTokens();
        Flow output = from instanceof Flow.Sequence sequence
                ? new Flow.Sequence(dense.units(), sequence.steps())
                : new Flow.Vector(dense.units());
        return planned(id, output, weights(from.units(), dense.units()));
    }

    private PlannedLayer embedding(String id, Layer.Embedding embedding) throws InputException {
        if (!(input instanceof Flow.Tokens tokens)) {
            throw wrong("tokens", "An embedding can only be the first layer over a dataset of tokens.");
        }
        return planned(id, new Flow.Sequence(embedding.dimensions(), tokens.steps()),
                List.of(tensor("W", List.of((long) tokens.vocabulary(), (long) embedding.dimensions()))));
    }

    private PlannedLayer lstm(String id, Layer.Lstm lstm) throws InputException {
        if (!(input instanceof Flow.Sequence sequence)) {
            throw wrong("a vector each step", "Put an embedding layer before it.");
        }
        long gates = 4L * lstm.units();
        return planned(id, new Flow.Sequence(lstm.units(), sequence.steps()),
                List.of(tensor("W", List.of((long) sequence.units(), gates)),
                        tensor("RW", List.of((long) lstm.units(), gates)), tensor("b", List.of(gates))));
    }

    /** Weights [inputs, units] and bias of a dense layer. */
    static List<TensorInfo> weights(int inputs, int units) {
        return List.of(tensor("W", List.of((long) inputs, (long) units)), tensor("b", List.of((long) units)));
    }

    private static TensorInfo tensor(String name, List<Long> extents) {
        return new TensorInfo(name, "float32", extents);
    }

    private Flow.Image image() throws InputException {
        if (input instanceof Flow.Image image) {
            return image;
        }
        throw wrong("images", "Layers over images must come before dense layers, and the dataset must have images.");
    }

    private Flow noTokens() throws InputException {
        if (input instanceof Flow.Tokens) {
            throw wrong("vectors or images", "Put an embedding layer first.");
        }
        return input;
    }

    private InputException wrong(String expected, String hint) {
        return new InputException("Layer %d (%s)".formatted(position, layer.kind()), expected,
                input.description(), hint);
    }
}

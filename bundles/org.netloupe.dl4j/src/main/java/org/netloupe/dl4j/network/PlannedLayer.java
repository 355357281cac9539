package org.netloupe.dl4j.network;

import java.util.List;
import java.util.Map;

import org.netloupe.core.architecture.Layer;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.model.TensorInfo;

/**
 * A layer of an architecture with everything that its place in the network decides.
 *
 * @param id unique name: conv2d_1
 * @param layer as the architecture has it
 * @param input extents of what flows in, without the batch axis
 * @param output extents of what flows out
 * @param parameters learned tensors
 */
record PlannedLayer(String id, Layer layer, Flow input, Flow output, List<TensorInfo> parameters) {

    GraphNode node(String from) {
        return new GraphNode(id, operator(), List.of(from), List.of(output.tensor(id)), parameters, attributes());
    }

    private String operator() {
        return switch (layer) {
            case Layer.Conv2D _ -> "Conv2D";
            case Layer.MaxPool _ -> "MaxPooling2D";
            case Layer.AveragePool _ -> "AveragePooling2D";
            case Layer.Dense _ -> "Dense";
            case Layer.Activation _ -> "Activation";
            case Layer.Dropout _ -> "Dropout";
            case Layer.Embedding _ -> "Embedding";
            case Layer.Lstm _ -> "LSTM";
        };
    }

    private Map<String, String> attributes() {
        return switch (layer) {
            case Layer.Conv2D conv -> Map.of("filters", text(conv.filters()), "kernel", square(conv.kernel()), "stride",
                    square(1));
            case Layer.MaxPool pool -> Map.of("size", square(pool.size()), "stride", square(pool.stride()));
            case Layer.AveragePool pool -> Map.of("size", square(pool.size()), "stride", square(pool.stride()));
            case Layer.Dense dense -> Map.of("units", text(dense.units()));
            case Layer.Activation activation -> Map.of("function", activation.function().name().toLowerCase());
            case Layer.Dropout dropout -> Map.of("rate", Double.toString(dropout.rate()));
            case Layer.Embedding embedding -> Map.of("dimensions", text(embedding.dimensions()));
            case Layer.Lstm lstm -> Map.of("units", text(lstm.units()));
        };
    }

    private static String text(int value) {
        return Integer.toString(value);
    }

    private static String square(int extent) {
        return extent + "x" + extent;
    }
}

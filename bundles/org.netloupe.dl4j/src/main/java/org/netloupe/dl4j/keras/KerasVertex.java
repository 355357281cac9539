package org.netloupe.dl4j.keras;

import java.util.Optional;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a Keras layer becomes: a DL4J layer or another vertex.
 *
 * @param layer or null if it is another vertex
 * @param vertex or null if it is a layer
 * @param output what leaves it
 * @param weights gives it its weights, null if it has none
 * @param lastStep whether only the last step of the layer's output goes on
 */
record KerasVertex(@Nullable Layer layer, @Nullable GraphVertex vertex, KerasFlow output,
        KerasNetwork.@Nullable Loading weights, boolean lastStep) {

    static KerasVertex of(Layer layer, KerasFlow output) {
        return new KerasVertex(layer, null, output, null, false);
    }

    static KerasVertex of(GraphVertex vertex, KerasFlow output) {
        return new KerasVertex(null, vertex, output, null, false);
    }

    static KerasVertex of(Layer layer, KerasFlow output, KerasNetwork.Loading weights) {
        return new KerasVertex(layer, null, output, weights, false);
    }

    Optional<KerasNetwork.Loading> loading() {
        KerasNetwork.Loading loading = weights;
        return loading == null ? Optional.empty() : Optional.of(loading);
    }

    /** The DL4J name of a layer's own vertex: behind it stands the last step under the name that Keras has. */
    static String innerName(KerasLayer layer) {
        return layer.name() + "_steps";
    }

    void addTo(GraphBuilder graph, KerasLayer keras) {
        String[] inputs = keras.inbound().toArray(String[]::new);
        Layer added = layer;
        if (added != null && lastStep) {
            graph.addLayer(innerName(keras), added, inputs);
            graph.addVertex(keras.name(), new LastTimeStepVertex(graph.getNetworkInputs().getFirst()),
                    innerName(keras));
        } else if (added != null) {
            graph.addLayer(keras.name(), added, inputs);
        } else {
            graph.addVertex(keras.name(), vertex, inputs);
        }
    }
}

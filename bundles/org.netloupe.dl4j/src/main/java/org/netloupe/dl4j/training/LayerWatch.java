package org.netloupe.dl4j.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Unavailable;
import org.netloupe.dl4j.network.Borders;

/**
 * Shows the layers of a network while it trains: weights, gradient, update and activation of each. All but the gradient,
 * which DL4J overwrites and which is therefore kept, is copied only when it is asked for. Used by the training's thread.
 */
public final class LayerWatch extends BaseTrainingListener {
    private final ComputationGraph network;
    private final Trainer trainer;
    private final LastGradient gradient;
    private final BooleanSupplier activationsWanted;
    /** Of the last forward pass by vertex; empty while nobody asks. */
    private final Map<String, INDArray> activations = new HashMap<>();

    private LayerWatch(ComputationGraph network, Trainer trainer, BooleanSupplier activationsWanted) {
        this.network = network;
        this.trainer = trainer;
        this.activationsWanted = activationsWanted;
        this.gradient = LastGradient.follow(network);
    }

    /**
     * Begins to watch a network.
     *
     * @param trainer that trains it and knows what its last layer gives, which DL4J does not hand out
     * @param activationsWanted asked at each forward pass whether its activations are to be kept
     */
    public static LayerWatch follow(ComputationGraph network, Trainer trainer, BooleanSupplier activationsWanted) {
        LayerWatch watch = new LayerWatch(network, trainer, activationsWanted);
        network.addListeners(watch);
        return watch;
    }

    @Override
    @NonNullByDefault({}) // DL4J declares no nullness of its maps
    public void onForwardPass(Model model, Map<String, INDArray> results) {
        activations.clear();
        if (activationsWanted.getAsBoolean()) {
            results.forEach((vertex, array) -> activations.put(vertex, array.detach().dup('c')));
        }
    }

    /**
     * For each layer with parameters, in the order of the network: name, and as flat tensors weights (biases behind them),
     * gradient (of the last update, before the optimiser) and update (what the optimiser has subtracted from the weights);
     * activation of the last batch with its own shape, of the last layer as [rows, classes]. The arrays are read when they are asked for.
     */
    public List<Map<String, Object>> layers() {
        List<Map<String, Object>> found = new ArrayList<>();
        long offset = 0;
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            Layer layer = vertex.hasLayer() ? vertex.getLayer() : null;
            long count = layer == null ? 0 : layer.numParams();
            if (layer != null && count > 0) {
                found.add(layer(vertex.getVertexName(), layer, offset, offset + count));
            }
            offset += count;
        }
        return found;
    }

    private Map<String, Object> layer(String name, Layer layer, long from, long to) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", name);
        shown.put("weights", (Supplier<Object>) () -> Tensor.of(Borders.floats(layer.params())));
        shown.put("gradient", (Supplier<Object>) () -> Tensor.of(Borders.floats(gradient.flat(), from, to)));
        shown.put("update",
                (Supplier<Object>) () -> Tensor.of(Borders.floats(network.getFlattenedGradients(), from, to)));
        shown.put("activation", (Supplier<Object>) () -> activation(name));
        return shown;
    }

    private Tensor activation(String name) {
        if (name.equals(network.getConfiguration().getNetworkOutputs().getFirst())) {
            return trainer.outputActivation();
        }
        @Nullable
        INDArray kept = activations.get(name);
        if (kept == null) {
            throw new Unavailable("The activations of " + name + " were not asked for in time.");
        }
        int[] shape = java.util.Arrays.stream(kept.shape()).mapToInt(Math::toIntExact).toArray();
        return Tensor.of(Borders.floats(kept), shape);
    }
}

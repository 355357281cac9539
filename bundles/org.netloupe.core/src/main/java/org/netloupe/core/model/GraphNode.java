package org.netloupe.core.model;

import java.util.List;
import java.util.Map;

/**
 * An operator of a computation graph.
 *
 * @param id unique in the graph; the name by which activations are tapped
 * @param operator kind of operator in its framework's words: Conv2D, Dense, LSTM
 * @param inputs names of the tensors that flow in
 * @param outputs tensors that flow out
 * @param parameters learned tensors (weights, biases)
 * @param attributes further settings for people: kernel, stride, activation function
 */
public record GraphNode(String id, String operator, List<String> inputs, List<TensorInfo> outputs,
        List<TensorInfo> parameters, Map<String, String> attributes) {
    public GraphNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        parameters = List.copyOf(parameters);
        attributes = Map.copyOf(attributes);
    }

    public long parameterCount() {
        return parameters.stream().mapToLong(TensorInfo::size).sum();
    }
}

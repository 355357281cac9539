package org.netloupe.core.model;

import java.util.List;
import java.util.Optional;

/**
 * The operators and tensors of a model, operators in an order in which they can be computed.
 *
 * @param inputs tensors that are fed
 * @param outputs names of the tensors that the model answers
 */
public record ComputationGraph(String name, List<TensorInfo> inputs, List<GraphNode> nodes, List<String> outputs) {
    public ComputationGraph {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
    }

    public long parameterCount() {
        return nodes.stream().mapToLong(GraphNode::parameterCount).sum();
    }

    public Optional<GraphNode> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }
}

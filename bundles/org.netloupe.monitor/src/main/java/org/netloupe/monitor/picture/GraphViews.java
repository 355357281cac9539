package org.netloupe.monitor.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.model.TensorInfo;
import org.netloupe.figure.graph.GraphEdge;
import org.netloupe.figure.graph.GraphView;

/** A computation graph as it is drawn. Pure; any thread. */
public final class GraphViews {
    private GraphViews() {}

    /** Inputs and operators as nodes, tensors as connections. */
    public static GraphView of(ComputationGraph graph) {
        Map<String, String> producers = new HashMap<>();
        List<org.netloupe.figure.graph.GraphNode> nodes = new ArrayList<>();
        for (TensorInfo input : graph.inputs()) {
            String id = freeId("input:" + input.name(), nodes);
            producers.put(input.name(), id);
            nodes.add(new org.netloupe.figure.graph.GraphNode(id, input.name(), "Input", shape(input), 0));
        }
        for (GraphNode node : graph.nodes()) {
            node.outputs().forEach(output -> producers.put(output.name(), node.id()));
            String shape = node.outputs().isEmpty() ? "" : shape(node.outputs().getFirst());
            nodes.add(new org.netloupe.figure.graph.GraphNode(node.id(), node.id(), node.operator(), shape,
                    node.parameterCount()));
        }
        return new GraphView(nodes, edges(graph, producers));
    }

    private static String freeId(String wanted, List<org.netloupe.figure.graph.GraphNode> nodes) {
        return nodes.stream().anyMatch(node -> node.id().equals(wanted)) ? wanted + "#" + nodes.size() : wanted;
    }

    private static List<GraphEdge> edges(ComputationGraph graph, Map<String, String> producers) {
        List<GraphEdge> edges = new ArrayList<>();
        for (GraphNode node : graph.nodes()) {
            for (String input : node.inputs()) {
                String from = producers.get(input);
                if (from != null) {
                    edges.add(new GraphEdge(from, node.id()));
                }
            }
        }
        return edges;
    }

    private static String shape(TensorInfo tensor) {
        return String.join(" \u00d7 ",
                tensor.extents().stream().map(extent -> extent < 0 ? "?" : Long.toString(extent)).toList());
    }
}

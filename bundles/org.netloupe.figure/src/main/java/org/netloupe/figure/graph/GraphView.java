package org.netloupe.figure.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A computation graph as it is drawn.
 *
 * @param nodes
 *            ids unique
 * @param edges
 *            between ids of nodes; loops are allowed
 */
public record GraphView(List<GraphNode> nodes, List<GraphEdge> edges) {

    /** @throws IllegalArgumentException if two nodes share an id or an edge ends at no node */
    public GraphView {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        Set<String> ids = new HashSet<>();
        for (GraphNode node : nodes) {
            if (!ids.add(node.id())) {
                throw new IllegalArgumentException(
                        "Two operators of the graph are called " + node.id() + "; ids must be unique.");
            }
        }
        for (GraphEdge edge : edges) {
            if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
                throw new IllegalArgumentException("The connection from " + edge.from() + " to " + edge.to()
                        + " needs both operators in the graph, and one is missing.");
            }
        }
    }

    /** Trained numbers of all operators. */
    public long parameters() {
        return nodes.stream().mapToLong(GraphNode::parameters).sum();
    }
}

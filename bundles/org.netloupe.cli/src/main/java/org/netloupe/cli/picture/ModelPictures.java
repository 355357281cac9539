package org.netloupe.cli.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.TensorInfo;
import org.netloupe.figure.graph.GraphEdge;
import org.netloupe.figure.graph.GraphNode;
import org.netloupe.figure.graph.GraphView;
import org.netloupe.figure.graph.ModelGraph;

/** Figures of a model's structure. */
public final class ModelPictures {
    private ModelPictures() {}

    /** The computation graph with its inputs; an edge is a tensor that one operator writes and another reads. */
    public static ModelGraph graph(String title, ComputationGraph graph) {
        List<GraphNode> nodes = new ArrayList<>();
        Map<String, String> writers = new HashMap<>();
        for (TensorInfo input : graph.inputs()) {
            String id = "input " + input.name();
            nodes.add(new GraphNode(id, input.name(), "Input", input.shapeText(), 0));
            writers.put(input.name(), id);
        }
        for (org.netloupe.core.model.GraphNode node : graph.nodes()) {
            nodes.add(new GraphNode(node.id(), node.id(), node.operator(),
                    node.outputs().isEmpty() ? "" : node.outputs().getFirst().shapeText(), node.parameterCount()));
            node.outputs().forEach(output -> writers.put(output.name(), node.id()));
        }
        return ModelGraph.of(title, new GraphView(nodes, edges(graph, writers)));
    }

    private static List<GraphEdge> edges(ComputationGraph graph, Map<String, String> writers) {
        List<GraphEdge> edges = new ArrayList<>();
        for (org.netloupe.core.model.GraphNode node : graph.nodes()) {
            for (String input : node.inputs()) {
                String writer = writers.get(input);
                if (writer != null) {
                    edges.add(new GraphEdge(writer, node.id()));
                }
            }
        }
        return edges;
    }
}

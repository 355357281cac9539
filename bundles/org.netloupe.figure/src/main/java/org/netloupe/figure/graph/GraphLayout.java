package org.netloupe.figure.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.netloupe.figure.Box;
import org.netloupe.figure.Point;

/** Lays graphs out in layers with ELK (Schulze, Spönemann, von Hanxleden 2014). Any thread. */
final class GraphLayout {

    /** Width of a node in graph units. */
    static final double NODE_WIDTH = 196;
    /** Height of a node in graph units. */
    static final double NODE_HEIGHT = 44;

    /** How the layers follow one another. */
    enum Flow {
        DOWN, RIGHT,
        /** To the right in several rows, for long chains. */
        ROWS
    }

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private GraphLayout() {}

    /**
     * Lays a graph out.
     *
     * @param aspect
     *            width by height that rows should fill
     */
    static GraphPlan of(GraphView graph, Flow flow, double aspect) {
        ElkNode root = root(flow, aspect);
        Map<String, ElkNode> nodes = new HashMap<>();
        for (GraphNode node : graph.nodes()) {
            ElkNode drawn = ElkGraphUtil.createNode(root);
            drawn.setDimensions(NODE_WIDTH, NODE_HEIGHT);
            nodes.put(node.id(), drawn);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (GraphEdge edge : graph.edges()) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(edge.from()), nodes.get(edge.to())));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return plan(graph, root, nodes, edges);
    }

    private static ElkNode root(Flow flow, double aspect) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, flow == Flow.DOWN ? Direction.DOWN : Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 24.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        if (flow == Flow.ROWS) {
            root.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
            root.setProperty(LayeredOptions.ASPECT_RATIO, aspect);
        }
        return root;
    }

    private static GraphPlan plan(GraphView graph, ElkNode root, Map<String, ElkNode> nodes, List<ElkEdge> edges) {
        Map<String, Box> boxes = new HashMap<>();
        nodes.forEach(
                (id, node) -> boxes.put(id, new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight())));
        List<GraphPlan.Route> routes = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            routes.add(new GraphPlan.Route(graph.edges().get(i), corners(edges.get(i))));
        }
        return new GraphPlan(root.getWidth(), root.getHeight(), Map.copyOf(boxes), List.copyOf(routes));
    }

    private static List<Point> corners(ElkEdge edge) {
        List<Point> corners = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            corners.add(new Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                corners.add(new Point(bend.getX(), bend.getY()));
            }
            corners.add(new Point(section.getEndX(), section.getEndY()));
        }
        return corners;
    }
}

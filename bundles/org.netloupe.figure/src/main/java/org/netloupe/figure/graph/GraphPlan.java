package org.netloupe.figure.graph;

import java.util.List;
import java.util.Map;

import org.netloupe.figure.Box;
import org.netloupe.figure.Point;

/**
 * Where a layout puts the parts of a graph, in graph units (logical pixels at 100 %).
 *
 * @param nodes
 *            box of each node by id
 * @param edges
 *            in the order of the graph
 */
record GraphPlan(double width, double height, Map<String, Box> nodes, List<Route> edges) {

    /** The way of one edge: at least two corners. */
    record Route(GraphEdge edge, List<Point> corners) {
        Route {
            corners = List.copyOf(corners);
        }
    }
}

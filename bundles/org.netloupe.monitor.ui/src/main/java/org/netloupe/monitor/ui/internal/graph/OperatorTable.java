package org.netloupe.monitor.ui.internal.graph;

import java.util.List;

import org.netloupe.figure.graph.GraphView;
import org.netloupe.ui.figure.ExportSource;

/** The operators of a graph as rows. */
record OperatorTable(GraphView graph) implements ExportSource.Values {
    @Override
    public List<String> header() {
        return List.of("operator", "kind", "output shape", "parameters"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
    }

    @Override
    public Iterable<List<String>> rows() {
        return graph.nodes().stream()
                .map(node -> List.of(node.name(), node.kind(), node.shape(), Long.toString(node.parameters())))
                .toList();
    }
}

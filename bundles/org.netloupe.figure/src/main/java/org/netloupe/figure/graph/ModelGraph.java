package org.netloupe.figure.graph;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.netloupe.figure.Box;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Navigable;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;

/**
 * A computation graph in layers: operators with their kind, output shape and number of parameters. Fitted, it runs down,
 * to the right or in rows, whichever shows it largest; laid out once per way, so that zoom and pan cost no layout.
 */
public final class ModelGraph implements Navigable {

    private final String title;
    private final GraphView graph;
    private final ChartViewport viewport;
    private final Set<String> selected;
    private final Map<String, GraphPlan> plans;

    private ModelGraph(String title, GraphView graph, ChartViewport viewport, Set<String> selected,
            Map<String, GraphPlan> plans) {
        this.title = title;
        this.graph = graph;
        this.viewport = viewport;
        this.selected = Set.copyOf(selected);
        this.plans = plans;
    }

    /** The whole graph, nothing selected. */
    public static ModelGraph of(String title, GraphView graph) {
        return new ModelGraph(title, graph, ChartViewport.FIT, Set.of(), new ConcurrentHashMap<>());
    }

    @Override
    public String title() {
        return title;
    }

    /** What is drawn. */
    public GraphView graph() {
        return graph;
    }

    /** Ids of the operators that are selected. */
    public Set<String> selected() {
        return selected;
    }

    @Override
    public ChartViewport viewport() {
        return viewport;
    }

    @Override
    public ModelGraph withViewport(ChartViewport window) {
        return new ModelGraph(title, graph, window, selected, plans);
    }

    /** The same graph with other operators selected. */
    public ModelGraph withSelected(Set<String> ids) {
        return new ModelGraph(title, graph, viewport, ids, plans);
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new ModelGraphPicture(this, size, theme);
    }

    /** The layout that shows the graph largest in an area. */
    GraphPlan planFor(Box area) {
        GraphPlan best = plan(GraphLayout.Flow.DOWN, 1);
        for (GraphLayout.Flow flow : new GraphLayout.Flow[]{GraphLayout.Flow.RIGHT, GraphLayout.Flow.ROWS}) {
            double aspect = Math.pow(2,
                    Math.round(Math.log(area.width() / Math.max(1, area.height())) / Math.log(2) * 2) / 2.0);
            GraphPlan plan = plan(flow, flow == GraphLayout.Flow.ROWS ? aspect : 1);
            if (scale(plan, area) > scale(best, area) * 1.1) {
                best = plan;
            }
        }
        return best;
    }

    /** How much a layout must be scaled to fit into an area, at most 1. */
    static double scale(GraphPlan plan, Box area) {
        return Math.min(1,
                Math.min(area.width() / Math.max(1, plan.width()), area.height() / Math.max(1, plan.height())));
    }

    private GraphPlan plan(GraphLayout.Flow flow, double aspect) {
        return plans.computeIfAbsent(flow + " " + aspect, key -> GraphLayout.of(graph, flow, aspect));
    }
}

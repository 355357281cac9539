package org.netloupe.figure.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Painting;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Point;
import org.netloupe.figure.SampleFigures;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

class ModelGraphTest {

    private static final Size SIZE = new Size(900, 500);

    @Test
    @DisplayName("Nodes do not overlap, edges end at their nodes, layers follow one another")
    void layout() {
        GraphView graph = SampleFigures.graph(17).graph();
        GraphPlan plan = GraphLayout.of(graph, GraphLayout.Flow.DOWN, 1);
        List<Box> boxes = new ArrayList<>(plan.nodes().values());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(boxes.get(i).toRectangle().intersects(boxes.get(j).toRectangle()));
            }
        }
        for (GraphPlan.Route route : plan.edges()) {
            Box from = plan.nodes().get(route.edge().from());
            Box to = plan.nodes().get(route.edge().to());
            Point first = route.corners().getFirst();
            Point last = route.corners().getLast();
            assertTrue(from.inset(-1).contains(first.x(), first.y()) && to.inset(-1).contains(last.x(), last.y()));
            assertTrue(from.bottom() <= to.y(), "downwards");
        }
    }

    @Test
    @DisplayName("Every operator answers a hit, and shapes and counts stand in the picture")
    void hitsAndText(@TempDir Path folder) throws Exception {
        ModelGraph figure = SampleFigures.graph(6);
        Picture picture = figure.picture(SIZE, Theme.LIGHT);
        int found = 0;
        for (GraphNode node : figure.graph().nodes()) {
            Optional<Hit> hit = findHit(picture, node.id());
            found += hit.isPresent() ? 1 : 0;
        }
        assertEquals(6, found);
        assertEquals("Convolution2D layer_2\noutput 32 × 26 × 26\n640 parameters",
                findHit(picture, "n2").orElseThrow().text());
        String text = Painting.svgText(figure, SIZE, folder);
        for (String part : List.of("Convolution2D", "32 × 26 × 26", "640 params", "6 operators, 4800 parameters")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
    }

    @Test
    @DisplayName("Zoom keeps the operator under the pointer and says how many are still shown")
    void zoom(@TempDir Path folder) throws Exception {
        ModelGraph figure = SampleFigures.graph(30);
        Picture picture = figure.picture(SIZE, Theme.LIGHT);
        Hit hit = findHit(picture, "n7").orElseThrow();
        Plot plot = picture.plot().orElseThrow();
        ModelGraph zoomed = figure.withViewport(plot.zoom(hit.bounds().centreX(), hit.bounds().centreY(), 4));
        Hit again = zoomed.hit(hit.bounds().centreX(), hit.bounds().centreY(), SIZE, Theme.LIGHT).orElseThrow();
        assertEquals(hit.subject(), again.subject());
        assertEquals(hit.bounds().width() * 4, again.bounds().width(), 0.1);
        assertTrue(Painting.svgText(zoomed, SIZE, folder).contains(" of 30 operators shown"));
    }

    @Test
    @DisplayName("Loops, separate parts and a selection are drawn; the layout is made once")
    void oddGraphs() {
        GraphNode a = new GraphNode("a", "a", "LSTM", "", 12);
        GraphNode b = new GraphNode("b", "b", "Dense", "10", 3);
        GraphView graph = new GraphView(List.of(a, b), List.of(new GraphEdge("a", "a")));
        ModelGraph figure = ModelGraph.of("Odd", graph).withSelected(Set.of("a"));
        assertTrue(Painting.inked(figure.picture(SIZE, Theme.DARK), Theme.DARK) > 500);
        Box area = new Box(0, 0, 800, 400);
        assertSame(figure.planFor(area), figure.withSelected(Set.of()).planFor(area));
        assertThrows(IllegalArgumentException.class, () -> new GraphView(List.of(a, a), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new GraphView(List.of(a), List.of(new GraphEdge("a", "z"))));
    }

    private static Optional<Hit> findHit(Picture picture, String id) {
        for (int y = 0; y < SIZE.height(); y += 5) {
            for (int x = 0; x < SIZE.width(); x += 5) {
                Optional<Hit> hit = picture.hit(x, y);
                if (hit.isPresent() && hit.get().subject().equals(new Subject.Node(id))) {
                    return hit;
                }
            }
        }
        return Optional.empty();
    }
}

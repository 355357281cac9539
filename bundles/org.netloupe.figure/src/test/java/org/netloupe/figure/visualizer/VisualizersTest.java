package org.netloupe.figure.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Histogram;
import org.netloupe.figure.Painting;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Histograms;
import org.netloupe.figure.VisualData.Image;
import org.netloupe.figure.VisualData.Labelled;
import org.netloupe.figure.VisualData.Matrix;
import org.netloupe.figure.VisualData.NamedValue;
import org.netloupe.figure.VisualData.Places;
import org.netloupe.figure.VisualData.Remarks;
import org.netloupe.figure.VisualData.Series;
import org.netloupe.figure.VisualData.Table;
import org.netloupe.figure.Visualizer;

class VisualizersTest {

    private static final NamedValue SERIES = new Series("loss", new double[]{0, 1}, new double[]{2, 1}, "nats");
    private static final NamedValue LABELLED = new Labelled("mean", List.of("a", "b"), new double[]{2, 1});
    private static final NamedValue MATRIX = new Matrix("counts", List.of("a", "b"), List.of("a", "b"),
            new double[]{2, 1, 0, 4});
    private static final NamedValue IMAGE = new Image("worst", 2, 1, 3, new byte[6]);
    private static final NamedValue NUMBERS = new Matrix("weights", List.of("a"), List.of("x", "y"),
            new double[]{-0.5, 1});
    private static final NamedValue PLACES = new Places("map", new float[]{0, 1}, new float[]{0, 1}, new int[]{0, 1},
            List.of("a", "b"));
    private static final NamedValue HISTOGRAMS = new Histograms("weights",
            List.of(new Histogram(1, new double[]{0, 1}, new double[]{3})));
    private static final NamedValue TABLE = new Table("log", List.of("text"), List.of(List.of("said")));
    /** Each kind of value and the visualizer that suits it best. */
    private static final Map<NamedValue, Class<? extends Visualizer>> KINDS = Map.of(SERIES, LineVisualizer.class,
            LABELLED, BarVisualizer.class, MATRIX, ConfusionVisualizer.class, IMAGE, ImageVisualizer.class, NUMBERS,
            HeatVisualizer.class, PLACES, ScatterVisualizer.class, HISTOGRAMS, RidgeVisualizer.class, TABLE,
            TableVisualizer.class);

    @Test
    @DisplayName("Each kind of value is suited best by its visualizer; all that fit draw it, the others refuse it")
    void bestForEachKind() throws Exception {
        for (NamedValue value : KINDS.keySet()) {
            VisualData data = new VisualData("a query", List.of(value));
            for (Visualizer visualizer : contributed()) {
                if (visualizer.fit(data) > 0) {
                    Figure figure = visualizer.figure(data);
                    assertEquals("a query", figure.title());
                    assertTrue(Painting.inked(figure.picture(new Size(300, 200), Theme.LIGHT), Theme.LIGHT) > 100);
                } else {
                    assertThrows(IllegalArgumentException.class, () -> visualizer.figure(data));
                }
            }
            Visualizer best = contributed().stream().max(Comparator.comparingDouble(v -> v.fit(data))).orElseThrow();
            assertEquals(KINDS.get(value), best.getClass(), value.name());
        }
    }

    @Test
    @DisplayName("Remarks are words on the lines beside them; alone they have no picture")
    void remarks(@TempDir Path folder) throws Exception {
        NamedValue remarks = new Remarks("words", new double[]{1}, new double[]{1}, List.of("here it fell"));
        VisualData both = new VisualData("a query", List.of(SERIES, remarks));
        assertEquals(1, new LineVisualizer().fit(both));
        String text = Painting.svgText(new LineVisualizer().figure(both), new Size(400, 300), folder);
        assertTrue(text.contains("here it fell"), text);
        assertEquals(0, new LineVisualizer().fit(new VisualData("", List.of(remarks))));
    }

    @Test
    @DisplayName("Values that only look alike are refused: other labels, fractions as counts, wrong lengths")
    void refusals() {
        NamedValue other = new Labelled("other", List.of("x"), new double[1]);
        VisualData mixed = new VisualData("", List.of(LABELLED, other));
        assertEquals(0, new BarVisualizer().fit(mixed));
        assertThrows(IllegalArgumentException.class, () -> new BarVisualizer().figure(mixed));
        NamedValue fractions = new Matrix("m", List.of("a"), List.of("a"), new double[]{0.5});
        assertEquals(0, new ConfusionVisualizer().fit(new VisualData("", List.of(fractions))));
        assertEquals(0, new LineVisualizer().fit(new VisualData("", List.of())));
        assertEquals(0.5, new LineVisualizer().fit(new VisualData("", List.of(SERIES, IMAGE))), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> new Series("s", new double[1], new double[2], ""));
        assertThrows(IllegalArgumentException.class, () -> new Image("i", 2, 2, 1, new byte[3]));
    }

    /** As plugin.xml names them, so that a wrong class name is found here. */
    private static List<Visualizer> contributed() throws Exception {
        var stream = Objects.requireNonNull(LineVisualizer.class.getResourceAsStream("/plugin.xml"));
        var elements = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream)
                .getElementsByTagName("visualizer");
        List<Visualizer> visualizers = new java.util.ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            String name = elements.item(i).getAttributes().getNamedItem("class").getNodeValue();
            visualizers.add((Visualizer) Class.forName(name).getConstructor().newInstance());
        }
        return visualizers;
    }
}

package org.netloupe.monitor.answer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.NamedValue;

class RenditionsTest {

    private static Value real(double value) {
        return new Value.Real(value);
    }

    private static Value text(String words) {
        return new Value.Text(words);
    }

    private static Value tuple(Value... items) {
        return new Value.Tuple(List.of(items));
    }

    private static List<Rendition> of(Value... values) {
        AnswerLog log = new AnswerLog("q");
        for (int i = 0; i < values.length; i++) {
            log.add(i, 1_000_000L * i, values[i]);
        }
        return Renditions.of(log.snapshot());
    }

    private static NamedValue first(Value... values) {
        return of(values).getFirst().data().values().getFirst();
    }

    @Test
    @DisplayName("Without values there is nothing to look at; with any, also a table")
    void table() {
        assertTrue(of().isEmpty());
        List<Rendition> texts = of(text("a"), text("b"));
        VisualData.Table table = (VisualData.Table) texts.getFirst().data().values().getFirst();
        assertEquals(List.of(List.of("0", "a"), List.of("1", "b")), table.rows());
    }

    @Test
    @DisplayName("Numbers are lines by number and by time; pairs and triples are lines over their first")
    void lines() {
        VisualData.Series byNumber = (VisualData.Series) first(real(3), new Value.Whole(5));
        assertArrayEquals(new double[]{0, 1}, byNumber.x());
        assertArrayEquals(new double[]{3, 5}, byNumber.y());
        VisualData.Series byTime = (VisualData.Series) of(real(3), real(5), real(1)).get(1).data().values().getFirst();
        assertArrayEquals(new double[]{0, 1, 2}, byTime.x());
        VisualData.Series pair = (VisualData.Series) first(tuple(real(10), real(1)), tuple(real(20), real(2)));
        assertArrayEquals(new double[]{10, 20}, pair.x());
        assertEquals(2, of(tuple(real(1), real(2), real(3))).getFirst().data().values().size());
    }

    @Test
    @DisplayName("Pairs with words are an annotated line")
    void annotated() {
        List<NamedValue> values = of(tuple(real(1), real(2), text("here"))).getFirst().data().values();
        assertEquals(List.of("here"), ((VisualData.Remarks) values.get(1)).texts());
    }

    @Test
    @DisplayName("Numbers by name, as a map or as pairs, are bars, and over time lines and a matrix")
    void named() {
        Value before = new Value.Mapping(Map.of("conv", real(1)));
        VisualData.Labelled bars = (VisualData.Labelled) first(before, new Value.Mapping(Map.of("conv", real(4))));
        assertEquals(List.of("conv"), bars.labels());
        assertArrayEquals(new double[]{4}, bars.numbers());
        Value pairs = tuple(tuple(text("a"), real(1)), tuple(text("b"), real(2)));
        assertEquals(List.of("a", "b"), ((VisualData.Labelled) first(pairs)).labels());
        List<Rendition> over = of(pairs, pairs, pairs);
        VisualData.Matrix matrix = (VisualData.Matrix) over.get(2).data().values().getFirst();
        assertArrayEquals(new double[]{1, 1, 1, 2, 2, 2}, matrix.numbers());
    }

    @Test
    @DisplayName("Histograms are ridges over time")
    void histograms() {
        Value histogram = new Value.Mapping(Map.of("edges", Tensor.of(new double[]{0, 1, 2}, 3), "counts",
                Tensor.of(new long[]{5, 6}, 2), "below", real(0), "above", real(0), "nans", real(0)));
        VisualData.Histograms ridges = (VisualData.Histograms) first(histogram, histogram);
        assertEquals(2, ridges.steps().size());
        assertArrayEquals(new double[]{5, 6}, ridges.steps().get(1).counts());
    }

    @Test
    @DisplayName("Tensors are lines, matrices or slices by their rank; nested tuples are matrices")
    void tensors() {
        assertTrue(first(Tensor.of(new float[]{1, 2, 3}, 3)) instanceof VisualData.Series);
        VisualData.Matrix matrix = (VisualData.Matrix) first(Tensor.of(new float[]{1, 2, 3, 4, 5, 6}, 2, 3));
        assertEquals(3, matrix.columnLabels().size());
        VisualData.Matrix slices = (VisualData.Matrix) first(Tensor.of(new float[8], 2, 2, 2));
        assertEquals(4, slices.rowLabels().size());
        Value nested = tuple(tuple(real(1), real(2), real(3), real(4)), tuple(real(5), real(6), real(7), real(8)));
        assertEquals(2, ((VisualData.Matrix) first(nested)).rowLabels().size());
        assertTrue(first(Tensor.of(new float[0], 0)) instanceof VisualData.Table);
    }

    @Test
    @DisplayName("Images are images, with the words beside them as captions; transparency is left out")
    void images() {
        Image image = new Image(1, 1, 4, new byte[]{1, 2, 3, 4});
        VisualData.Image shown = (VisualData.Image) first(image);
        assertArrayEquals(new byte[]{1, 2, 3}, shown.samples());
        Value prediction = new Value.Mapping(Map.of("index", real(3), "input", image, "target", real(7), "predicted",
                real(1), "loss", real(4.25)));
        assertEquals("7 as 1, loss 4.25", first(tuple(prediction)).name());
        Value worst = tuple(tuple(image, real(2.5), text("as 3")), tuple(image, real(2), text("as 4")));
        List<NamedValue> grid = of(worst).getFirst().data().values();
        assertEquals(List.of("2.5, as 3", "2, as 4"), grid.stream().map(NamedValue::name).toList());
    }

    @Test
    @DisplayName("Points are a cloud, with classes where all have one")
    void points() {
        VisualData.Places cloud = (VisualData.Places) first(new Points(2, new float[]{1, 2, 3, 4}, new int[]{0, 2}));
        assertArrayEquals(new float[]{2, 4}, cloud.y());
        assertEquals(3, cloud.classNames().size());
        VisualData.Places space = (VisualData.Places) first(new Points(3, 1, 2, 3));
        assertArrayEquals(new float[]{2}, space.y());
    }

    @Test
    @DisplayName("Numbers that turn into something else are still shown; a million of them keep their number")
    void bounded() {
        assertTrue(first(real(1), text("suddenly")) instanceof VisualData.Table);
        AnswerLog log = new AnswerLog("q");
        for (int i = 0; i < 1_000_000; i++) {
            log.add(i, i, real(i));
        }
        Answer answer = log.snapshot();
        assertEquals(1_000_000, answer.columns().orElseThrow().size());
        assertEquals(999_999, answer.columns().orElseThrow().column(0)[999_999]);
        assertTrue(answer.latest().size() <= 1000);
    }

    @Test
    @DisplayName("Large values are kept up to a budget of memory")
    void budget() {
        AnswerLog log = new AnswerLog("q");
        for (int i = 0; i < 100; i++) {
            log.add(i, i, Tensor.of(new float[1 << 20], 1 << 20));
        }
        int kept = log.snapshot().latest().size();
        assertTrue(kept >= 10 && kept <= 16, "kept " + kept);
    }
}

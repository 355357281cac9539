package org.netloupe.stream.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.stream.events.ScalarSeries;

/** Arithmetic on curves against NumPy's, and its edges. */
class CurveTest {
    @TempDir
    Path scratch = Path.of("");

    private static Curve curve(int k, int length, double start, double stride) {
        return new Curve(IntStream.range(0, length).mapToDouble(i -> start + stride * i).toArray(),
                IntStream.range(0, length).mapToDouble(i -> Math.sin(i * 0.37 + k) + 0.1 * k).toArray());
    }

    private String numpy() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "no Python on this machine");
        Path out = scratch.resolve("out.json");
        Process process = new ProcessBuilder(python.toString(), "src/test/python/curves.py")
                .redirectOutput(out.toFile()).redirectError(scratch.resolve("error.txt").toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assumeTrue(process.exitValue() == 0, "no NumPy on this machine");
        return Files.readString(out);
    }

    /** The numbers of the list behind a name, after another name. */
    private static double[] list(String json, String after, String name) {
        Matcher found = Pattern.compile("\"%s\": \\[([^\\]]*)]".formatted(name)).matcher(json);
        assertTrue(found.find(json.indexOf("\"" + after + "\"")));
        return Stream.of(found.group(1).split(", ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void assertBand(String json, String name, Band band) {
        assertArrayEquals(list(json, name, "x"), band.x());
        assertArrayEquals(list(json, name, "counts"), Arrays.stream(band.counts()).asDoubleStream().toArray());
        assertArrayEquals(list(json, name, "mean"), band.mean(), 1e-12);
        assertArrayEquals(list(json, name, "std"), band.std(), 1e-12);
        assertArrayEquals(list(json, name, "min"), band.min(), 1e-12);
        assertArrayEquals(list(json, name, "max"), band.max(), 1e-12);
    }

    @Test
    @DisplayName("Smoothing, bands over equal and unequal places, and differences are those of NumPy")
    void agreesWithNumpy() throws Exception {
        String json = numpy();
        List<Curve> same = IntStream.range(0, 5).mapToObj(k -> curve(k, 40, 0, 1)).toList();
        List<Curve> ragged = List.of(curve(0, 30, 0, 1), curve(1, 20, 2.5, 1.5), curve(2, 50, -3, 0.4));
        assertArrayEquals(list(json, "smoothed", "smoothed"), same.get(1).smoothed(0.9).y(), 1e-12);
        assertBand(json, "same", Band.of(same));
        assertBand(json, "ragged", Band.of(ragged));
        Comparison comparison = Comparison.of(ragged.get(0), ragged.get(1));
        double[] difference = list(json, "difference", "difference");
        assertArrayEquals(difference, comparison.difference().y(), 1e-12);
        assertEquals(difference[difference.length - 1], comparison.lastDifference(), 1e-12);
        assertEquals(number(json, "mean"), comparison.meanDifference(), 1e-12);
        assertEquals(number(json, "below"), comparison.below(), 1e-12);
    }

    private static double number(String json, String name) {
        Matcher found = Pattern.compile("\"%s\": (-?[0-9.e-]+)[,}]".formatted(name)).matcher(json);
        double last = Double.NaN;
        while (found.find()) {
            last = Double.parseDouble(found.group(1));
        }
        return last;
    }

    @Test
    @DisplayName("Gaps stay gaps: NaN is neither smoothed over nor counted")
    void keepsGaps() {
        Curve gap = new Curve(new double[]{0, 1, 2}, new double[]{1, Double.NaN, 3});
        assertArrayEquals(new double[]{1, Double.NaN, (0.25 + 1.5) / 0.75}, gap.smoothed(0.5).y(), 1e-12);
        Band band = Band.of(List.of(gap, new Curve(new double[]{0, 1, 2}, new double[]{3, 5, 7})));
        assertArrayEquals(new int[]{2, 1, 2}, band.counts());
        assertArrayEquals(new double[]{2, 5, 5}, band.mean());
        assertArrayEquals(new double[]{1, 0, 2}, band.std());
    }

    @Test
    @DisplayName("Series are placed by step, wall time, time since the start, and epoch; a clock that was set back waits")
    void placesSeries() {
        ScalarSeries series = new ScalarSeries();
        double[] times = {100, 110, 105, 120};
        for (int i = 0; i < times.length; i++) {
            series.append(10L * (i + 1), times[i], i);
        }
        assertArrayEquals(new double[]{10, 20, 30, 40}, Curve.of(series.snapshot(), Curve.Axis.STEP).x());
        assertArrayEquals(new double[]{100, 110, 110, 120}, Curve.of(series.snapshot(), Curve.Axis.WALL_TIME).x());
        assertArrayEquals(new double[]{0, 10, 10, 20}, Curve.of(series.snapshot(), Curve.Axis.RELATIVE_TIME).x());
        ScalarSeries ends = new ScalarSeries();
        ends.append(1, 0, 20);
        assertArrayEquals(new double[]{0.5, 1, 1.5, 2}, Curve.byEpoch(series.snapshot(), ends.snapshot()).x());
    }

    @Test
    @DisplayName("Curves are moved to their start and measured by their first value; nothing breaks on none")
    void rebases() {
        Curve curve = new Curve(new double[]{5, 7}, new double[]{4, 2});
        assertEquals(new Curve(new double[]{0, 2}, new double[]{1, 0.5}), curve.fromStart().relativeToFirst());
        Curve none = new Curve(new double[0], new double[0]);
        assertEquals(none, none.fromStart().relativeToFirst().smoothed(0.5));
        assertEquals(0, Band.of(List.of(none)).x().length);
        assertTrue(Double.isNaN(Comparison.of(curve, none).meanDifference()));
        assertThrows(IllegalArgumentException.class, () -> new Curve(new double[]{2, 1}, new double[]{1, 1}));
        assertThrows(IllegalArgumentException.class, () -> curve.smoothed(1));
    }
}

package org.netloupe.figure.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netloupe.figure.SampleFigures.line;
import static org.netloupe.figure.SampleFigures.lines;
import static org.netloupe.figure.SampleFigures.noise;
import static org.netloupe.figure.SampleFigures.samples;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.figure.Box;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.FigureImage;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Painting;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Plot;
import org.netloupe.figure.SampleFigures;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

class LineChartTest {

    private static final Size SIZE = new Size(400, 250);

    @Test
    @DisplayName("One extreme value among a million is visible, on a solid and on a dashed line, at 100 and 200 %")
    void spikeIsVisible() {
        double[] values = new double[1_000_000];
        values[333_333] = 100;
        values[777_777] = -100;
        LineSeries solid = LineSeries.of("train", 3, samples(values));
        for (LineSeries series : new LineSeries[]{solid, solid.dashed()}) {
            Picture picture = lines(series).picture(SIZE, Theme.LIGHT);
            Plot plot = picture.plot().orElseThrow();
            for (int scale = 1; scale <= 2; scale++) {
                BufferedImage image = FigureImage.render(picture, scale);
                for (double value : new double[]{30, 99}) {
                    assertLine(image, scale * plot.toPixelX(333_333), scale * plot.toPixelY(value));
                    assertLine(image, scale * plot.toPixelX(777_777), scale * plot.toPixelY(-value));
                }
            }
        }
    }

    @Test
    @DisplayName("Dense noise covers, column by column, what a naive painter covers")
    void sameAsNaivePainter() {
        Samples samples = noise(100_000, 4);
        Picture picture = line(samples).picture(SIZE, Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        BufferedImage image = FigureImage.render(picture, 1);
        for (int column = (int) plot.area().x() + 1; column < plot.area().right() - 1; column++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            int from = (int) Math.ceil(plot.fromPixelX(column));
            double widestLow = Double.POSITIVE_INFINITY; // the pen reaches into the columns beside
            double widestHigh = Double.NEGATIVE_INFINITY;
            int to = (int) Math.floor(plot.fromPixelX(column + 1));
            for (int i = from; i <= to; i++) {
                low = Math.min(low, plot.toPixelY(samples.y(i)));
                high = Math.max(high, plot.toPixelY(samples.y(i)));
            }
            for (int i = (int) plot.fromPixelX(column - 1); i <= plot.fromPixelX(column + 2) + 1; i++) {
                widestLow = Math.min(widestLow, plot.toPixelY(samples.y(Math.clamp(i, 0, samples.size() - 1))));
                widestHigh = Math.max(widestHigh, plot.toPixelY(samples.y(Math.clamp(i, 0, samples.size() - 1))));
            }
            for (int row = (int) Math.ceil(low); row < (int) high; row++) {
                assertEquals(Theme.LIGHT.classColour(0), new Color(image.getRGB(column, row)), column + ", " + row);
            }
            assertFalse(isLine(image.getRGB(column, (int) widestHigh + 2)), "below the line at " + column);
            assertFalse(isLine(image.getRGB(column, (int) widestLow - 3)), "above the line at " + column);
        }
    }
    @Test
    @DisplayName("A dashed line stays visible over a noisy line of the same colour")
    void dashedOverNoise() {
        LineSeries train = LineSeries.of("train", 0, noise(100_000, 4));
        LineSeries validation = LineSeries.of("validation", 0,
                Samples.of(new double[]{20_000, 60_000}, new double[]{1.2, 1.2}));
        LineChart chart = lines(train, validation.dashed());
        Plot plot = chart.picture(SIZE, Theme.LIGHT).plot().orElseThrow();
        int[] with = Painting.pixels(chart.picture(SIZE, Theme.LIGHT), 1);
        int y = (int) plot.toPixelY(1.2);
        int seams = 0;
        for (int x = (int) plot.toPixelX(22_000); x < (int) plot.toPixelX(28_000); x++) {
            seams += isLine(with[(y - 2) * SIZE.width() + x]) ? 0 : 1;
        }
        assertTrue(seams > 10, "only " + seams + " pixels set the lines apart");
    }

    @Test
    @DisplayName("Points that are left out are counted in the note")
    void noteCountsPoints(@TempDir Path folder) throws Exception {
        String text = Painting.svgText(line(noise(50_000, 1)), SIZE, folder);
        assertTrue(text.contains(" of 50\u2009000 points shown"), text);
        assertFalse(Painting.svgText(line(noise(50, 1)), SIZE, folder).contains("points shown"));
    }

    @Test
    @DisplayName("Titles, units, ticks and names stand in the SVG as text")
    void svgHoldsText(@TempDir Path folder) throws Exception {
        LineSeries validation = LineSeries.of("validation", 1, samples(1, 2)).dashed();
        String text = Painting.svgText(new LineChart(lines(LineSeries.of("train", 0, samples(0, 4)), validation).model()
                .withY(new YAxis("cross entropy", "nats", false))), SIZE, folder);
        for (String part : new String[]{"Loss", "cross entropy (nats)", "train", "validation", "iteration"}) {
            assertTrue(text.contains(part), part + " in " + text);
        }
    }

    @Test
    @DisplayName("A click on a legend entry hides its line and the next shows it again")
    void legendHides() {
        LineChart chart = lines(LineSeries.of("train", 0, samples(1, 2)),
                LineSeries.of("validation", 1, samples(2, 1)));
        Hit hit = legendHit(chart, "validation");
        LineChart hidden = (LineChart) chart.clicked(hit.subject());
        assertEquals(Set.of("validation"), hidden.model().hidden());
        assertEquals(0, inked(hidden, Theme.LIGHT.classColour(1)));
        assertTrue(inked(chart, Theme.LIGHT.classColour(1)) > 50);
        assertEquals(chart, hidden.clicked(legendHit(hidden, "validation").subject()));
        assertSame(chart, chart.clicked(new Subject.ClassIndex(1)));
    }

    @Test
    @DisplayName("A sample under the pointer answers its full value and position")
    void sampleHit() {
        LineChart chart = line(samples(1, 2.123456789, 3, 4));
        Plot plot = chart.picture(SIZE, Theme.LIGHT).plot().orElseThrow();
        Hit hit = chart.hit(plot.toPixelX(1) + 2, plot.toPixelY(2.123456789) - 2, SIZE, Theme.LIGHT).orElseThrow();
        assertEquals(new Subject.Sample("train", 1), hit.subject());
        assertEquals("train: 2.123456789\niteration 1", hit.text());
    }

    @Test
    @DisplayName("NaN and infinities are gaps and marked at the edges, and the marks say what they are")
    void notFinite() {
        LineChart chart = line(samples(1, 1, Double.NaN, 1, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY, 1));
        Picture picture = chart.picture(SIZE, Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        BufferedImage image = FigureImage.render(picture, 1);
        assertFalse(isLine(image.getRGB((int) plot.toPixelX(2), (int) plot.toPixelY(1))), "a gap at NaN");
        assertTrue(isLine(image.getRGB((int) plot.toPixelX(0.5), (int) plot.toPixelY(1))));
        assertTrue(textAt(picture, plot.toPixelX(2), plot.area().bottom() - 4).startsWith("train: NaN\niteration 2"));
        assertTrue(textAt(picture, plot.toPixelX(4), plot.area().y() + 4).startsWith("train: \u221E"));
        assertTrue(textAt(picture, plot.toPixelX(6), plot.area().bottom() - 4).startsWith("train: \u2212\u221E"));
    }

    @Test
    @DisplayName("On a log axis a zero is a gap whose mark says why")
    void zeroOnLogAxis() {
        LineChart chart = new LineChart(line(samples(1, 0, 100)).model().withY(YAxis.log("loss")));
        Picture picture = chart.picture(SIZE, Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        assertTrue(textAt(picture, plot.toPixelX(1), plot.area().bottom() - 4)
                .contains("0, which a log scale cannot show"));
        assertTrue(plot.y().contains(0) && plot.y().contains(2));
    }

    @Test
    @DisplayName("Fitted axes follow the data; a fixed viewport stays and y fits to what it shows")
    void viewports() {
        LineChart chart = line(samples(0, 10, 20, 30, 1000));
        Plot zoomed = chart.withViewport(new ChartViewport(Optional.of(new Interval(0, 3)), Optional.empty()))
                .picture(SIZE, Theme.LIGHT).plot().orElseThrow();
        assertEquals(new Interval(0, 3), zoomed.x());
        assertTrue(zoomed.y().max() < 40 && zoomed.y().contains(30), "y fits to what is shown: " + zoomed.y());
        LineChart grown = new LineChart(
                chart.model().withSeries(line(samples(0, 10, 20, 30, 1000, 5000)).model().series()));
        assertEquals(5, grown.picture(SIZE, Theme.LIGHT).plot().orElseThrow().x().max(), 1e-9);
    }

    @Test
    @DisplayName("The read-out card never covers the pointer and never changes pixels outside of the picture")
    void cardBesidePointer() {
        LineSeries[] many = new LineSeries[12];
        Arrays.setAll(many, i -> LineSeries.of("a run with quite a long name, number " + i, i, noise(100, i)));
        for (Size size : new Size[]{SIZE, new Size(900, 500), new Size(300, 160)}) {
            FigureImage image = new FigureImage(lines(many).picture(size, Theme.LIGHT), 1);
            Box area = image.picture().plot().orElseThrow().area();
            for (double x = area.x() + 3; x < area.right(); x += 17) {
                for (double y = area.y() + 3; y < area.bottom(); y += 13) {
                    int[] pixels = image.pixels(Interaction.at(x, y));
                    int surface = Theme.LIGHT.surface().getRGB() & 0xFFFFFF;
                    for (int dy = -3; dy <= 3; dy++) {
                        for (int dx = -3; dx <= 3; dx++) {
                            int at = ((int) y + dy) * size.width() + (int) x + dx;
                            assertNotEquals(surface, pixels[at] & 0xFFFFFF,
                                    "card at the pointer " + x + ", " + y + " of " + size);
                        }
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("Without interaction the frame is the base picture, also after an overlay")
    void overlayIsSeparate() {
        FigureImage image = new FigureImage(line(noise(100, 1)).picture(SIZE, Theme.DARK), 1.5);
        int[] base = image.pixels(Interaction.NONE).clone();
        int[] hovered = image.pixels(Interaction.at(200, 120).withHovered(Optional.of(new Subject.Legend("train"))))
                .clone();
        assertFalse(Arrays.equals(base, hovered));
        assertTrue(Arrays.equals(base, image.pixels(Interaction.NONE)));
        assertEquals(600 * 375, base.length);
    }

    @Test
    @DisplayName("Smoothing is the debiased exponential average, skips NaN and begins anew after a restart")
    void smoothing() {
        Samples smooth = Samples.of(new double[]{0, 1, 2, 3, 1, 2}, new double[]{1, 3, Double.NaN, 5, 10, 20})
                .smoothed(0.5, 1000);
        assertEquals(1, smooth.y(0), 1e-12);
        assertEquals((0.25 * 1 + 0.5 * 3) / 0.75, smooth.y(1), 1e-12);
        assertTrue(Double.isNaN(smooth.y(2)));
        assertEquals((0.125 * 1 + 0.25 * 3 + 1 * 5) / 1.375, smooth.y(3), 1e-12);
        assertEquals(10, smooth.y(4), 1e-12);
        assertEquals((0.25 * 10 + 0.5 * 20) / 0.75, smooth.y(5), 1e-12);
        Samples raw = samples(1, 2);
        assertSame(raw, raw.smoothed(0, 1000));
        assertSame(raw, raw.smoothed(0.9, 0));
        assertSame(raw.smoothed(0.9, 1000), raw.smoothed(0.9, 1000));
    }

    @Test
    @DisplayName("Smoothing reaches as far on the axis whatever the number of samples: few values stay as they are")
    void smoothingOfFewValues() {
        Samples few = step(5);
        Samples many = step(100_000);
        assertArrayEquals(few.values(), few.smoothed(0.9, 4).values(), 1e-9);
        int hundredthAfterStep = 51_000;
        assertEquals(1 - Math.pow(0.9, 10), many.smoothed(0.9, 4).y(hundredthAfterStep), 0.01);
    }

    /** From 0 to 4, at 2 the value steps from 0 to 1. */
    private static Samples step(int count) {
        double[] x = IntStream.range(0, count).mapToDouble(i -> i * 4.0 / (count - 1)).toArray();
        return Samples.of(x, Arrays.stream(x).map(at -> at < 2 ? 0 : 1).toArray());
    }

    @Test
    @DisplayName("Nearest and visible ranges agree with a search through all samples")
    void searches() {
        double[] x = {0, 1, 1, 4, 9, 9.5};
        Samples samples = Samples.of(x, new double[6]);
        for (double at = -1; at < 11; at += 0.13) {
            double best = Double.MAX_VALUE;
            for (double position : x) {
                best = Math.min(best, Math.abs(position - at));
            }
            assertEquals(best, Math.abs(samples.x(samples.nearest(at)) - at), 1e-12);
        }
        assertEquals(-1, Samples.NONE.nearest(3));
        assertEquals(2, Samples.of(new double[]{5, 1, 3, Double.NaN}, new double[4]).nearest(2.9));
        assertEquals(3, Samples.of(new double[]{0, 1, 2, 3}, new double[]{1, 1, 1, 1}, 3).size());
    }

    @Test
    @DisplayName("Models refuse what cannot be drawn")
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> Samples.of(new double[2], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Samples.of(new double[2], new double[2], 3));
        assertThrows(IllegalArgumentException.class, () -> line(Samples.NONE).model().withSmoothing(1));
        LineSeries series = LineSeries.of("a", 0, Samples.NONE);
        assertThrows(IllegalArgumentException.class, () -> lines(series, series));
    }

    private static Hit legendHit(LineChart chart, String id) {
        Picture picture = chart.picture(SIZE, Theme.LIGHT);
        for (int y = 0; y < 60; y += 4) {
            for (int x = 0; x < 400; x += 4) {
                Optional<Hit> hit = picture.hit(x, y);
                if (hit.isPresent() && hit.get().subject().equals(new Subject.Legend(id))) {
                    return hit.get();
                }
            }
        }
        throw new AssertionError("no legend entry of " + id);
    }

    private static String textAt(Picture picture, double x, double y) {
        return picture.hit(x, y).map(Hit::text).orElse("nothing");
    }

    private static long inked(LineChart chart, Color colour) {
        int[] pixels = Painting.pixels(chart.picture(SIZE, Theme.LIGHT), 1);
        return Arrays.stream(pixels).filter(p -> p == colour.getRGB()).count();
    }

    private static boolean isLine(int rgb) {
        Color colour = new Color(rgb);
        int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
        int least = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
        return most - least > 60; // grid, axes and text are grey
    }

    private static void assertLine(BufferedImage image, double x, double y) {
        boolean found = isLine(image.getRGB((int) x, (int) y)) || isLine(image.getRGB((int) (x - 0.5), (int) y))
                || isLine(image.getRGB((int) (x + 0.5), (int) y));
        assertTrue(found, "no line at " + x + ", " + y);
    }

    @Test
    @DisplayName("A band is filled between its edges, and the axis has room for it")
    void band() {
        LineChart chart = SampleFigures.banded();
        Picture picture = chart.picture(new Size(400, 300), Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        assertTrue(plot.y().contains(1) && plot.y().contains(6));
        int[] pixels = Painting.pixels(picture, 1);
        int background = Theme.LIGHT.background().getRGB();
        int x = (int) plot.toPixelX(0.5);
        assertTrue(pixels[(int) plot.toPixelY(3.2) * 400 + x] != background, "inside");
        assertEquals(background, pixels[(int) plot.toPixelY(4.7) * 400 + x], "above");
        int gap = (int) plot.toPixelX(2.0) + 3;
        assertEquals(background, pixels[(int) plot.toPixelY(3.1) * 400 + gap], "no band where there is no value");
    }

    @Test
    @DisplayName("Notes tell their words on hover, also those that have no room")
    void notes(@TempDir Path folder) throws Exception {
        LineChart chart = SampleFigures.banded();
        Size size = new Size(600, 300);
        String text = Painting.svgText(chart, size, folder);
        assertTrue(text.contains("learning rate 0.1") && !text.contains("covered") && !text.contains("outside"), text);
        Picture picture = chart.picture(size, Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        assertEquals("covered", picture.hit(plot.toPixelX(1.01) + 3, plot.toPixelY(2)).orElseThrow().text());
        assertEquals("the worst of all batches",
                picture.hit(plot.toPixelX(3), plot.toPixelY(4)).orElseThrow().text());
    }
}

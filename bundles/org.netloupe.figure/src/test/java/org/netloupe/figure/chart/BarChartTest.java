package org.netloupe.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.figure.FigureImage;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Painting;
import org.netloupe.figure.SampleFigures;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

class BarChartTest {

    private static final Size SIZE = new Size(500, 300);

    @Test
    @DisplayName("Bars are as long as their values")
    void lengths() {
        BarChart chart = BarChart.ofShares("", List.of("a", "b"),
                List.of(new BarChart.Bars("recall", 0, new double[]{1, 0.25})));
        BufferedImage image = FigureImage.render(chart.picture(SIZE, Theme.LIGHT), 1);
        int longest = 0;
        int shortest = Integer.MAX_VALUE;
        for (int y = 60; y < 300; y++) {
            int run = 0;
            for (int x = 0; x < 500; x++) {
                run += image.getRGB(x, y) == Theme.LIGHT.classColour(0).getRGB() ? 1 : 0;
            }
            longest = Math.max(longest, run);
            shortest = run > 0 ? Math.min(shortest, run) : shortest;
        }
        assertEquals(0.25, (double) shortest / longest, 0.02);
    }

    @Test
    @DisplayName("A row answers all its values; more rows than fit are counted and reached by scrolling")
    void rows(@TempDir Path folder) throws Exception {
        BarChart chart = SampleFigures.bars(100);
        Hit hit = chart.scrolledTo(1).hit(250, 62, SIZE, Theme.LIGHT).orElseThrow();
        assertEquals(new Subject.ClassIndex(1), hit.subject());
        assertEquals("class 1\nrecall: 0.5\nprecision: NaN", hit.text());
        String text = Painting.svgText(chart, SIZE, folder);
        assertTrue(text.contains(" of 100 shown"), text);
        assertTrue(Painting.svgText(chart.scrolledTo(99), SIZE, folder).contains("class 99"));
    }

    @Test
    @DisplayName("The legend hides bars, and values must match the labels")
    void legend() {
        BarChart chart = SampleFigures.bars(3);
        BarChart hidden = (BarChart) chart.clicked(new Subject.Legend("recall"));
        assertEquals(Set.of("recall"), hidden.hidden());
        assertEquals(chart, hidden.clicked(new Subject.Legend("recall")));
        assertThrows(IllegalArgumentException.class,
                () -> BarChart.ofNumbers("", List.of("a"), List.of(new BarChart.Bars("n", 0, new double[2]))));
    }

    @Test
    @DisplayName("A sparkline keeps its spike and answers last value and range")
    void sparkline() {
        double[] values = new double[10_000];
        values[5000] = 7;
        Sparkline line = new Sparkline("loss", 0, SampleFigures.samples(values));
        Size cell = new Size(80, 18);
        int[] pixels = Painting.pixels(line.picture(cell, Theme.LIGHT), 1);
        boolean top = false;
        for (int i = 0; i < 80 * 6; i++) {
            top |= pixels[i] != Theme.LIGHT.background().getRGB();
        }
        assertTrue(top, "the spike reaches the top");
        assertEquals("loss: 0\n0 to 7 in 10\u2009000 values", line.hit(10, 5, cell, Theme.LIGHT).orElseThrow().text());
        Theme row = Theme.LIGHT.withBackground(Theme.LIGHT.surface());
        assertEquals(Theme.LIGHT.surface().getRGB(), Painting.pixels(line.picture(cell, row), 1)[0]);
    }
}

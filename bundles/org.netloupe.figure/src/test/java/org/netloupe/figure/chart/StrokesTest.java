package org.netloupe.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.figure.Box;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Plot;

class StrokesTest {

    private static final Plot PLOT = new Plot(new Box(10, 20, 200, 100), new Interval(0, 100_000), new Interval(-8, 8),
            false, false);

    @Test
    @DisplayName("Every pixel column keeps the lowest and highest value that a naive painter would reach")
    void keepsExtremes() {
        Samples samples = noise(100_000);

        Strokes strokes = Strokes.of(samples, PLOT, YAxis.linear(""), 1);

        double[][] naive = naiveExtremes(samples);
        double[][] kept = new double[][]{filled(Double.POSITIVE_INFINITY), filled(Double.NEGATIVE_INFINITY)};
        for (int i = 0; i < strokes.size(); i++) {
            int column = (int) Math.floor(strokes.x(i) - 10 + 1e-9);
            kept[0][column] = Math.min(kept[0][column], strokes.y(i));
            kept[1][column] = Math.max(kept[1][column], strokes.y(i));
        }
        for (int column = 0; column < 200; column++) {
            assertEquals(naive[0][column], kept[0][column], 1e-9);
            assertEquals(naive[1][column], kept[1][column], 1e-9);
        }
        assertTrue(strokes.size() <= 4 * 200, "at most four of each column, not " + strokes.size());
        assertEquals(100_000, strokes.seen());
    }

    @Test
    @DisplayName("A gap ends a stroke and a step back of the position begins a new one")
    void gapsAndRestarts() {
        Samples samples = Samples.of(new double[]{0, 10_000, 20_000, 30_000, 40_000, 15_000, 25_000},
                new double[]{1, 2, Double.NaN, 3, 4, 5, 6});

        Strokes strokes = Strokes.of(samples, PLOT, YAxis.linear(""), 1);

        assertEquals(3, strokes.count());
        assertEquals(6, strokes.size());
        assertEquals(2, strokes.start(1));
        assertEquals(4, strokes.start(2));
    }

    @Test
    @DisplayName("A line that crosses the window keeps the samples just outside of it")
    void entersFromOutside() {
        Samples samples = Samples.of(new double[]{-200_000, -100_000, 500_000, 600_000}, new double[]{7, 1, 3, -7});

        Strokes strokes = Strokes.of(samples, PLOT, YAxis.linear(""), 1);

        assertEquals(2, strokes.size());
        assertEquals(PLOT.toPixelX(-100_000), strokes.x(0), 1e-9);
        assertEquals(PLOT.toPixelX(500_000), strokes.x(1), 1e-9);
        assertEquals(0, strokes.seen());
    }

    @Test
    @DisplayName("On a log axis zero and negative values are gaps")
    void logGaps() {
        Samples samples = Samples.of(new double[]{0, 1e4, 2e4, 3e4}, new double[]{10, 0, -1, 1000});

        Strokes strokes = Strokes.of(samples, PLOT, YAxis.log(""), 1);

        assertEquals(2, strokes.count());
        assertEquals(PLOT.toPixelY(1), strokes.y(0), 1e-9);
        assertEquals(PLOT.toPixelY(3), strokes.y(1), 1e-9);
    }

    static Samples noise(int size) {
        Random random = new Random(7);
        double[] x = new double[size];
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = i;
            y[i] = random.nextGaussian();
        }
        return Samples.of(x, y);
    }

    private static double[][] naiveExtremes(Samples samples) {
        double[] low = filled(Double.POSITIVE_INFINITY);
        double[] high = filled(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < samples.size(); i++) {
            int column = (int) Math.floor(PLOT.toPixelX(samples.x(i)) - 10 + 1e-9);
            low[column] = Math.min(low[column], PLOT.toPixelY(samples.y(i)));
            high[column] = Math.max(high[column], PLOT.toPixelY(samples.y(i)));
        }
        return new double[][]{low, high};
    }

    private static double[] filled(double value) {
        double[] values = new double[200];
        Arrays.fill(values, value);
        return values;
    }
}

package org.netloupe.figure.scatter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Painting;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Point;
import org.netloupe.figure.SampleFigures;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

class ScatterTest {

    private static final Size SIZE = new Size(500, 400);

    private static Scatter pair() {
        Points points = new Points(new float[]{0, 10}, new float[]{0, 10});
        return Scatter.map("Two", points, Colouring.ByClass.of("", new int[]{0, 1}, List.of("a", "b")));
    }

    private static int pixelAt(Scatter scatter, int point) {
        ScatterPicture picture = new ScatterPicture(scatter, SIZE, Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        int x = (int) plot.toPixelX(scatter.points().x()[point]);
        int y = (int) plot.toPixelY(scatter.points().y()[point]);
        return Painting.pixels(picture, 1)[y * SIZE.width() + x];
    }

    @Test
    @DisplayName("A point is painted at its place in the colour of its class")
    void placeAndColour() {
        assertTrue(distance(pixelAt(pair(), 0), Theme.LIGHT.classColour(0).getRGB()) < 90);
        assertTrue(distance(pixelAt(pair(), 1), Theme.LIGHT.classColour(1).getRGB()) < 90);
        Scatter hidden = (Scatter) pair().clicked(new Subject.Legend("b"));
        assertEquals(Theme.LIGHT.background().getRGB(), pixelAt(hidden, 1));
        Scatter again = (Scatter) hidden.clicked(new Subject.Legend("b"));
        assertEquals(pixelAt(pair(), 1), pixelAt(again, 1), "a second click shows it again");
    }

    private static int distance(int a, int b) {
        return Math.abs((a >> 16 & 255) - (b >> 16 & 255)) + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
                + Math.abs((a & 255) - (b & 255));
    }

    @Test
    @DisplayName("The order of the points does not change a pixel by more than rounding")
    void orderDoesNotMatter() {
        Scatter cloud = SampleFigures.cloud(30_000);
        int size = cloud.points().size();
        float[] x = new float[size];
        float[] y = new float[size];
        int[] classes = new int[size];
        for (int i = 0; i < size; i++) {
            x[i] = cloud.points().x()[size - 1 - i];
            y[i] = cloud.points().y()[size - 1 - i];
            classes[i] = (size - 1 - i) % 10;
        }
        Scatter reversed = Scatter.map("Map", new Points(x, y),
                Colouring.ByClass.of("true class", classes, SampleFigures.names(10)));
        int[] first = Painting.pixels(cloud.picture(SIZE, Theme.DARK), 1);
        int[] second = Painting.pixels(reversed.picture(SIZE, Theme.DARK), 1);
        for (int i = 0; i < first.length; i++) {
            assertTrue(distance(first[i], second[i]) <= 6, "pixel " + i);
        }
    }

    @Test
    @DisplayName("A single outlier among a million points stays visible")
    void outlierVisible() {
        int size = 1_000_000;
        float[] x = new float[size];
        float[] y = new float[size];
        Random random = new Random(7);
        for (int i = 0; i < size; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
        }
        x[17] = 20;
        y[17] = 0;
        Scatter cloud = Scatter.map("Million", new Points(x, y), Colouring.PLAIN);
        assertTrue(distance(pixelAt(cloud, 17), Theme.LIGHT.background().getRGB()) > 20);
    }

    @Test
    @DisplayName("Hover finds the nearest point as an exhaustive search does")
    void nearest() {
        Scatter cloud = SampleFigures.cloud(2000);
        ScatterPicture picture = new ScatterPicture(cloud, SIZE, Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        PointIndex index = new PointIndex(cloud, plot);
        Random random = new Random(8);
        for (int k = 0; k < 2000; k++) {
            double px = plot.area().x() + random.nextDouble() * plot.area().width();
            double py = plot.area().y() + random.nextDouble() * plot.area().height();
            int found = index.nearest(px, py, 8);
            double best = IntStream.range(0, 2000).filter(cloud::isShown)
                    .mapToDouble(i -> distance(plot, cloud, i, px, py))
                    .min().orElseThrow();
            assertEquals(best <= 8, found >= 0);
            assertTrue(found < 0 || distance(plot, cloud, found, px, py) == best);
        }
    }

    private static double distance(Plot plot, Scatter cloud, int point, double px, double py) {
        double dx = plot.toPixelX(cloud.points().x()[point]) - px;
        double dy = plot.toPixelY(cloud.points().y()[point]) - py;
        return Math.sqrt(dx * dx + dy * dy);
    }

    @Test
    @DisplayName("A lasso takes what lies within it, and nothing that is hidden")
    void lasso() {
        Scatter scatter = pair();
        Plot plot = scatter.picture(SIZE, Theme.LIGHT).plot().orElseThrow();
        double x = plot.toPixelX(10);
        double y = plot.toPixelY(10);
        List<Point> around = List.of(new Point(x - 9, y - 9), new Point(x + 9, y - 9), new Point(x, y + 12));
        BitSet second = new BitSet();
        second.set(1);
        assertEquals(second, Lasso.within(scatter, around, plot));
        assertTrue(Lasso.within((Scatter) scatter.clicked(new Subject.Legend("b")), around, plot).isEmpty());
        assertTrue(Lasso.within(scatter, List.of(new Point(x, y)), plot).isEmpty());
    }

    @Test
    @DisplayName("A selection dims the others and keeps its colour")
    void selection() {
        BitSet first = new BitSet();
        first.set(0);
        Scatter selected = pair().withSelection(first);
        assertTrue(distance(pixelAt(selected, 0), pixelAt(pair(), 0)) < 20);
        int background = Theme.LIGHT.background().getRGB();
        assertTrue(distance(pixelAt(selected, 1), background) < distance(pixelAt(pair(), 1), background) / 2);
    }

    @Test
    @DisplayName("A map keeps one scale for both axes, also when it is zoomed by a box")
    void oneScale() {
        Scatter wide = Scatter.map("Wide", new Points(new float[]{0, 100}, new float[]{0, 1}), Colouring.PLAIN);
        Plot plot = wide.picture(SIZE, Theme.LIGHT).plot().orElseThrow();
        assertEquals(plot.x().span() / plot.area().width(), plot.y().span() / plot.area().height(), 1e-9);
        Scatter zoomed = wide.withViewport(ChartViewport.of(new Interval(0, 10), new Interval(-5, 5)));
        Plot closer = zoomed.picture(SIZE, Theme.LIGHT).plot().orElseThrow();
        assertEquals(closer.x().span() / closer.area().width(), closer.y().span() / closer.area().height(), 1e-9);
    }

    @Test
    @DisplayName("Sizes that do not match and classes without name are refused")
    void refused() {
        assertThrows(IllegalArgumentException.class, () -> new Points(new float[1], new float[2]));
        String message = assertThrows(IllegalArgumentException.class,
                () -> Colouring.ByClass.of("", new int[]{0, 3}, List.of("a"))).getMessage();
        assertEquals("Point 1 has class 3, expected 0 to 0.", message);
        assertFalse(pair().withPoints(new Points(new float[]{Float.NaN}, new float[]{0})).isShown(0));
        assertArrayEquals(new int[]{1, 1}, ((Colouring.ByClass) pair().colouring()).counts());
    }
}

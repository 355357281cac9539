package org.netloupe.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final Plot PLOT = new Plot(new Box(50, 20, 400, 200), new Interval(0, 1000), new Interval(-1, 3),
            false,
            false);

    private static Plot shown(Plot plot, ChartViewport viewport) {
        return new Plot(plot.area(), viewport.x().orElseThrow(), viewport.y().orElseThrow(), plot.down(),
                plot.uniform());
    }

    @Test
    @DisplayName("Zoom keeps the value under the pointer, in and out, anywhere in the plot")
    void zoomAtPointer() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            double px = 50 + 400 * random.nextDouble();
            double py = 20 + 200 * random.nextDouble();
            double factor = Math.exp(random.nextGaussian());
            Plot zoomed = shown(PLOT, PLOT.zoom(px, py, factor));
            assertEquals(PLOT.fromPixelX(px), zoomed.fromPixelX(px), 1e-6);
            assertEquals(PLOT.fromPixelY(py), zoomed.fromPixelY(py), 1e-9);
            assertEquals(PLOT.x().span() / factor, zoomed.x().span(), 1e-6);
        }
    }

    @Test
    @DisplayName("Zoom over an axis changes that axis alone")
    void zoomOneAxis() {
        ChartViewport overX = PLOT.zoom(200, 230, 2);
        assertEquals(PLOT.y(), overX.y().orElseThrow());
        assertEquals(500, overX.x().orElseThrow().span(), 1e-9);
        ChartViewport overY = PLOT.zoom(10, 100, 2);
        assertEquals(PLOT.x(), overY.x().orElseThrow());
        assertEquals(2, overY.y().orElseThrow().span(), 1e-9);
    }

    @Test
    @DisplayName("Pan moves the data with the pointer and back again")
    void pan() {
        Plot moved = shown(PLOT, PLOT.pan(40, -20));
        assertEquals(PLOT.toPixelX(300) + 40, moved.toPixelX(300), 1e-9);
        assertEquals(PLOT.toPixelY(1) - 20, moved.toPixelY(1), 1e-9);
        Plot back = shown(moved, moved.pan(-40, 20));
        assertEquals(PLOT.x().min(), back.x().min(), 1e-9);
        assertEquals(PLOT.y().max(), back.y().max(), 1e-9);
    }

    @Test
    @DisplayName("A box becomes the whole plot; one of a few pixels changes nothing; one beyond the plot is clipped")
    void box() {
        Plot zoomed = shown(PLOT, PLOT.box(Box.between(new Point(250, 170), new Point(150, 70))));
        assertEquals(250, zoomed.x().min(), 1e-9);
        assertEquals(500, zoomed.x().max(), 1e-9);
        assertEquals(0, zoomed.y().min(), 1e-9);
        assertEquals(2, zoomed.y().max(), 1e-9);
        assertEquals(ChartViewport.of(PLOT.x(), PLOT.y()), PLOT.box(new Box(100, 100, 3, 2)));
        assertEquals(ChartViewport.of(PLOT.x(), PLOT.y()), PLOT.box(new Box(-1000, -1000, 9000, 9000)));
    }

    @Test
    @DisplayName("A uniform plot keeps its scale in a box")
    void uniformBox() {
        Plot graph = new Plot(new Box(0, 0, 400, 200), new Interval(0, 800), new Interval(0, 400), true, true);
        ChartViewport zoomed = graph.box(new Box(100, 50, 100, 100));
        assertEquals(400, zoomed.x().orElseThrow().span(), 1e-9);
        assertEquals(200, zoomed.y().orElseThrow().span(), 1e-9);
        assertEquals(300, zoomed.x().orElseThrow().at(0.5), 1e-9);
        assertEquals(200, zoomed.y().orElseThrow().at(0.5), 1e-9);
    }

    @Test
    @DisplayName("Endless zooming in and out stays within what doubles can do")
    void limits() {
        Plot in = PLOT;
        Plot out = PLOT;
        for (int i = 0; i < 2000; i++) {
            in = shown(in, in.zoom(333, 111, 1.5));
            out = shown(out, out.zoom(333, 111, 1 / 1.5));
        }
        assertTrue(in.x().span() > 0 && Double.isFinite(in.toPixelX(500)));
        assertTrue(Double.isFinite(out.x().span()) && Double.isFinite(out.toPixelY(out.y().max())));
    }

    @Test
    @DisplayName("Fit has no intervals, so that it follows the data")
    void fit() {
        assertTrue(ChartViewport.FIT.isFit());
        assertTrue(!ChartViewport.of(PLOT.x(), PLOT.y()).isFit());
    }

    @Test
    @DisplayName("An interval refuses what no axis can show and covers equal and huge values")
    void intervals() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(0, Double.POSITIVE_INFINITY));
        assertTrue(Interval.covering(5, 5).contains(5));
        assertTrue(Interval.covering(0, 0).contains(0));
        assertTrue(Double.isFinite(Interval.covering(-Double.MAX_VALUE, Double.MAX_VALUE).span()));
    }
}

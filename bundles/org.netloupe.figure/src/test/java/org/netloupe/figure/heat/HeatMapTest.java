package org.netloupe.figure.heat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Painting;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.ColourMap;

class HeatMapTest {

    private static final Size SIZE = new Size(400, 300);

    private static int pixel(HeatMap map, double x, double y) {
        Picture picture = map.picture(SIZE, Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        return Painting.pixels(picture, 1)[(int) plot.toPixelY(y) * SIZE.width() + (int) plot.toPixelX(x)];
    }

    @Test
    @DisplayName("Each cell has the colour of its value, the first row at the top")
    void colours() {
        HeatMap map = HeatMap.of("M", Cells.of(2, 3, new float[]{-2, 0, 1, 2, -1, 0.5f}));
        assertEquals(ColourMap.DIVERGING, map.map());
        assertEquals(ColourMap.DIVERGING.argb(0), pixel(map, 0.5, 0.5));
        assertEquals(ColourMap.DIVERGING.argb(0.5), pixel(map, 1.5, 0.5));
        assertEquals(ColourMap.DIVERGING.argb(1), pixel(map, 0.5, 1.5));
        assertEquals(ColourMap.VIRIDIS, HeatMap.of("M", Cells.of(1, 2, new float[]{1, 3})).map());
    }

    @Test
    @DisplayName("One spike among two million cells is seen")
    void spike() {
        float[] values = new float[1000 * 2048];
        values[512 * 2048 + 1000] = 5;
        HeatMap map = HeatMap.of("M", Cells.of(1000, 2048, values));
        int spike = ColourMap.VIRIDIS.argb(1);
        boolean seen = false;
        for (int pixel : Painting.pixels(map.picture(SIZE, Theme.LIGHT), 1)) {
            seen |= pixel == spike;
        }
        assertTrue(seen);
    }

    @Test
    @DisplayName("A hit names row, column and the whole value, also when zoomed")
    void hit() {
        HeatMap map = HeatMap
                .of("M", new Cells(2, 2, new float[]{1, 2, 3, 0.1f}, List.of("r0", "r1"), List.of("c0", "c1")))
                .withViewport(ChartViewport.of(new Interval(1, 2), new Interval(1, 2)));
        Picture picture = map.picture(SIZE, Theme.LIGHT);
        Plot plot = picture.plot().orElseThrow();
        Hit hit = picture.hit(plot.toPixelX(1.5), plot.toPixelY(1.5)).orElseThrow();
        assertEquals("r1, c1: 0.1", hit.text());
        assertEquals(new Subject.Cell(1, 1), hit.subject());
    }

    @Test
    @DisplayName("Sizes that do not match are refused")
    void refused() {
        assertThrows(IllegalArgumentException.class, () -> Cells.of(2, 2, new float[3]));
        assertThrows(IllegalArgumentException.class,
                () -> new Cells(1, 1, new float[1], List.of("a", "b"), List.of()));
    }
}

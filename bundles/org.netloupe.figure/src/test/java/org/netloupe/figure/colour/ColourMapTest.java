package org.netloupe.figure.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ColourMapTest {

    @Test
    @DisplayName("viridis and cividis agree with matplotlib 3.6 at places between their anchors")
    void matplotlib() {
        // int(round(255 * v)) of matplotlib.colormaps[name](i) for i = 20, 100, 200 of 255
        assertNear(0x481D6F, ColourMap.VIRIDIS, 20 / 255.0);
        assertNear(0x2A768E, ColourMap.VIRIDIS, 100 / 255.0);
        assertNear(0x70CF57, ColourMap.VIRIDIS, 200 / 255.0);
        assertNear(0x003070, ColourMap.CIVIDIS, 20 / 255.0);
        assertNear(0x656870, ColourMap.CIVIDIS, 100 / 255.0);
        assertNear(0xC4B468, ColourMap.CIVIDIS, 200 / 255.0);
    }

    @Test
    @DisplayName("Sequential maps rise in luminance; the diverging one is white at zero and as dark on both sides")
    void luminance() {
        for (int i = 1; i <= 100; i++) {
            for (ColourMap map : new ColourMap[]{ColourMap.VIRIDIS, ColourMap.CIVIDIS}) {
                assertTrue(Contrast.luminance(map.colour(i / 100.0)) > Contrast.luminance(map.colour((i - 1) / 100.0)));
            }
        }
        assertEquals(Color.WHITE, ColourMap.DIVERGING.colour(0.5));
        for (int i = 0; i < 50; i++) {
            double blue = Contrast.luminance(ColourMap.DIVERGING.colour(i / 100.0));
            double red = Contrast.luminance(ColourMap.DIVERGING.colour(1 - i / 100.0));
            assertEquals(blue, red, 0.06);
            assertTrue(blue < Contrast.luminance(ColourMap.DIVERGING.colour((i + 1) / 100.0)));
        }
    }

    @Test
    @DisplayName("Values beyond the ends and NaN get a colour too")
    void clamps() {
        assertEquals(ColourMap.VIRIDIS.argb(0), ColourMap.VIRIDIS.argb(-3));
        assertEquals(ColourMap.VIRIDIS.argb(1), ColourMap.VIRIDIS.argb(Double.POSITIVE_INFINITY));
        assertEquals(ColourMap.VIRIDIS.argb(0), ColourMap.VIRIDIS.argb(Double.NaN));
        assertEquals(0xFFFDE725, ColourMap.VIRIDIS.argb(1));
    }

    private static void assertNear(int rgb, ColourMap map, double fraction) {
        Color expected = new Color(rgb);
        Color found = map.colour(fraction);
        int off = Math.max(Math.abs(expected.getRed() - found.getRed()),
                Math.max(Math.abs(expected.getGreen() - found.getGreen()),
                        Math.abs(expected.getBlue() - found.getBlue())));
        assertTrue(off <= 3, Integer.toHexString(found.getRGB()) + " should be " + Integer.toHexString(rgb));
    }
}

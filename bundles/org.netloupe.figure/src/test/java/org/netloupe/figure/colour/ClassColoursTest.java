package org.netloupe.figure.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.figure.Status;
import org.netloupe.figure.Theme;

class ClassColoursTest {

    private static final Theme[] THEMES = {Theme.LIGHT, Theme.DARK};

    /** Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB: normal, deuteranopia, protanopia. */
    private static final double[][][] SIGHTS = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}},
            {{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}};

    @Test
    @DisplayName("Text and status colours have a contrast of 4.5:1, marks 3:1, on background and surface of both themes")
    void contrasts() {
        for (Theme theme : THEMES) {
            for (Color ground : new Color[]{theme.background(), theme.surface()}) {
                assertAtLeast(4.5, theme.text(), ground, "text");
                assertAtLeast(4.5, theme.muted(), ground, "muted");
                assertAtLeast(3, theme.accent(), ground, "accent");
                assertAtLeast(3, theme.selection(), ground, "selection");
                for (Status status : Status.values()) {
                    assertAtLeast(4.5, theme.statusColour(status), ground, status.word());
                }
                for (int i = 0; i < ClassColours.COUNT; i++) {
                    assertAtLeast(3, theme.classColour(i), ground, "class " + i);
                }
            }
        }
    }

    @Test
    @DisplayName("All twenty can be told apart by normal and colour-blind eyes, the first eight more easily")
    void distances() {
        for (Theme theme : THEMES) {
            assertTrue(smallest(theme, ClassColours.COUNT, 0) >= 9, "normal sight");
            for (int sight = 1; sight < SIGHTS.length; sight++) {
                assertTrue(smallest(theme, ClassColours.SAFE, sight) >= 6.5, theme.name() + " eight, sight " + sight);
                assertTrue(smallest(theme, ClassColours.COUNT, sight) >= 5.5, theme.name() + " twenty, sight " + sight);
            }
        }
    }

    @Test
    @DisplayName("Beyond twenty the colours begin again")
    void wraps() {
        assertEquals(ClassColours.of(3, false), ClassColours.of(23, false));
        assertEquals(ClassColours.of(19, true), ClassColours.of(-1, true));
    }

    @Test
    @DisplayName("Contrast knows black, white and grey")
    void contrastOracle() {
        assertEquals(21, Contrast.ratio(Color.BLACK, Color.WHITE), 1e-9);
        assertEquals(4.48, Contrast.ratio(new Color(0x777777), Color.WHITE), 0.005);
        assertEquals(Color.WHITE, Contrast.stronger(new Color(0x440154), Color.BLACK, Color.WHITE));
    }

    private static void assertAtLeast(double least, Color colour, Color ground, String what) {
        double ratio = Contrast.ratio(colour, ground);
        assertTrue(ratio >= least, what + " has only " + ratio);
    }

    private static double smallest(Theme theme, int count, int sight) {
        double smallest = Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double[] a = seen(theme.classColour(i), sight);
                double[] b = seen(theme.classColour(j), sight);
                smallest = Math.min(smallest,
                        100 * Math.sqrt(square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2])));
            }
        }
        return smallest;
    }

    /** OKLab (Ottosson 2020) of a colour as an eye sees it. */
    private static double[] seen(Color colour, int sight) {
        double[] linear = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
        double[] lms = product(new double[][]{{.4122214708, .5363325363, .0514459929},
                {.2119034982, .6806995451, .1073969566}, {.0883024619, .2817188376, .6299787005}},
                clip(product(SIGHTS[sight], linear)));
        return product(
                new double[][]{{.2104542553, .7936177850, -.0040720468}, {1.9779984951, -2.4285922050, .4505937099},
                        {.0259040371, .7827717662, -.8086757660}},
                new double[]{Math.cbrt(lms[0]), Math.cbrt(lms[1]), Math.cbrt(lms[2])});
    }

    private static double[] clip(double[] values) {
        return new double[]{Math.clamp(values[0], 0, 1), Math.clamp(values[1], 0, 1), Math.clamp(values[2], 0, 1)};
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] result = new double[3];
        for (int i = 0; i < 3; i++) {
            result[i] = matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2];
        }
        return result;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }

    private static double square(double value) {
        return value * value;
    }
}

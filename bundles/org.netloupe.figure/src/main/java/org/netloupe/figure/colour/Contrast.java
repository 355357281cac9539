package org.netloupe.figure.colour;

import java.awt.Color;

/** Contrast as WCAG 2.2 defines it, and the mixing of colours. */
public final class Contrast {

    private Contrast() {}

    /** Relative luminance of an opaque sRGB colour: 0 black to 1 white. */
    public static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    /** Contrast ratio of two opaque colours: 1 (equal) to 21 (black on white). */
    public static double ratio(Color a, Color b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** Whichever of two colours stands out more from a background. */
    public static Color stronger(Color background, Color a, Color b) {
        return ratio(background, a) >= ratio(background, b) ? a : b;
    }

    /** The colour that results from painting a colour with that opacity over an opaque background. */
    public static Color over(Color colour, double opacity, Color background) {
        return new Color(mixed(colour.getRed(), background.getRed(), opacity),
                mixed(colour.getGreen(), background.getGreen(), opacity),
                mixed(colour.getBlue(), background.getBlue(), opacity));
    }

    /** The colour with an opacity of 0 to 1. */
    public static Color translucent(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }

    private static int mixed(int above, int below, double opacity) {
        return (int) Math.round(below + (above - below) * opacity);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

package org.netloupe.figure.colour;

import java.awt.Color;

/**
 * Colours for values. viridis and cividis rise evenly in lightness and serve quantities; the diverging map is white at
 * its middle and serves signed quantities. All are safe for colour-blind eyes.
 */
public enum ColourMap {
    /** Dark violet over green to yellow (van der Walt and Smith 2015, CC0). */
    VIRIDIS("440154 470D60 48186A 482374 472D7B 453781 424086 3E4989 3B528B 375B8D 33638D 2F6B8E 2C728E 297A8E 26828E "
            + "23898E 21918C 1F978B 1F9F88 21A685 27AD81 31B57B 3DBC74 4CC26C 5CC863 6ECE58 81D34D 95D840 AADC32 C0DF25 "
            + "D5E21A EAE51A FDE725"),
    /** Dark blue over grey to yellow, nearly equal for normal and colour-blind eyes (Nunez et al. 2018, CC0). */
    CIVIDIS("00224E 00285B 002E6A 053371 1A386F 273E6E 32436D 3B496C 434E6C 4B546C 535A6D 5A5F6E 61656F 686A71 6F7073 "
            + "767676 7D7C78 838179 8B8778 928D78 9A9376 A29975 AAA073 B3A670 BBAD6D C3B369 CCBA64 D4C15F DDC858 E6D051 "
            + "EFD748 F8DF3C FEE838"),
    /** Blue for negative, white for zero, red for positive values; equal lightness at equal distance from zero. */
    DIVERGING(
            "10366B 1B4A88 2860A3 3E79B8 5C93CA 82AFD9 A9CAE7 D2E4F3 FFFFFF FADCD3 F3B9A8 E9947E DC6F59 C84C3C B02E28 "
                    + "91181D 6B0A14");

    private static final int STEPS = 1024;

    private final int[] table;

    ColourMap(String anchors) {
        table = interpolate(anchors.split(" "));
    }

    /**
     * The colour of a fraction as opaque 0xAARRGGBB.
     *
     * @param fraction
     *            0 to 1, clamped; NaN gives the colour of 0
     */
    public int argb(double fraction) {
        return table[(int) Math.clamp(fraction * STEPS, 0, STEPS)];
    }

    /** The colour of a fraction of 0 to 1, clamped. */
    public Color colour(double fraction) {
        return new Color(argb(fraction));
    }

    private static int[] interpolate(String[] anchors) {
        int[] colours = new int[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double position = (double) i / STEPS * (anchors.length - 1);
            int lower = Math.min((int) position, anchors.length - 2);
            Color from = new Color(Integer.parseInt(anchors[lower], 16));
            Color to = new Color(Integer.parseInt(anchors[lower + 1], 16));
            colours[i] = Contrast.over(to, position - lower, from).getRGB();
        }
        return colours;
    }
}

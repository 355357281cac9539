package org.netloupe.data.generated;

import java.util.SplittableRandom;

/**
 * How one glyph is written; drawn from an instance's randomness alone.
 *
 * @param hand which of the digit's outlines
 * @param rotation in degrees, clockwise
 * @param slant horizontal shift per height; positive leans to the right
 * @param thickness of the stroke, as a share of the glyph's height
 * @param scale of the glyph's height, 1 is five sevenths of the image
 * @param stretch of its width
 * @param shiftX of its middle, as a share of the image
 * @param shiftY of its middle, as a share of the image
 * @param ink brightness of the stroke, 0..1
 */
record GlyphStyle(int digit, int hand, double rotation, double slant, double thickness, double scale, double stretch,
        double shiftX, double shiftY, double ink) {

    /**
     * @param hands number of outlines of each digit
     * @param distortion 0 for none, 1 for what a person's hand does
     */
    static GlyphStyle draw(SplittableRandom random, int[] hands, double distortion) {
        int digit = random.nextInt(10);
        return new GlyphStyle(digit, random.nextInt(hands[digit]), distortion * around(random, 16),
                0.1 * distortion + distortion * around(random, 0.35), 0.1 + (random.nextDouble() - 0.4) * 0.1,
                1 + distortion * around(random, 0.18), 1 + distortion * around(random, 0.25),
                distortion * around(random, 0.09), distortion * around(random, 0.07),
                1 - 0.3 * random.nextDouble());
    }

    /** A value of -range..range, more often near 0. */
    private static double around(SplittableRandom random, double range) {
        return range * (random.nextDouble() + random.nextDouble() - 1);
    }
}

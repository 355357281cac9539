package org.netloupe.figure;

/**
 * The size of a picture in logical pixels (1 = 1/96 inch at 100 % scaling).
 *
 * @param width
 *            at least 1
 * @param height
 *            at least 1
 */
public record Size(int width, int height) {

    /** @throws IllegalArgumentException if a side is below 1 */
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A picture needs at least 1 x 1 pixels, not " + width + " x " + height + ".");
        }
    }
}

package org.netloupe.figure.scatter;

/**
 * The way of one point through all epochs. Arrays are shared, not copied, and must not change.
 *
 * @param point
 *            index of the point
 * @param x
 *            by epoch, in data units; NaN where it was not recorded
 * @param y
 *            by epoch, as long as x
 * @param now
 *            index of the epoch that is shown, marked larger
 */
public record Trace(int point, float[] x, float[] y, int now) {

    /** @throws IllegalArgumentException if x and y differ in length */
    public Trace {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "A trace needs as many y as x, but there are " + y.length + " for " + x.length + ".");
        }
    }
}

package org.netloupe.figure.scatter;

import org.netloupe.figure.Interval;

/**
 * Places in the plane, one per instance. The arrays are shared, not copied, and must not change. A place that is not
 * finite is not drawn.
 *
 * @param x
 *            to the right, in data units
 * @param y
 *            upwards, as long as x
 */
public record Points(float[] x, float[] y) {

    /** @throws IllegalArgumentException if x and y differ in length */
    public Points {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "Points need as many y as x, but there are " + y.length + " for " + x.length + ".");
        }
    }

    /**
     * The points of a row-major array.
     *
     * @param places
     *            x and y in turn
     */
    public static Points ofPairs(float[] places) {
        float[] x = new float[places.length / 2];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = places[2 * i];
            y[i] = places[2 * i + 1];
        }
        return new Points(x, y);
    }

    /** How many there are, those that cannot be drawn included. */
    public int size() {
        return x.length;
    }

    /** Whether a point has a place. */
    public boolean isDrawn(int index) {
        return Float.isFinite(x[index]) && Float.isFinite(y[index]);
    }

    /** How many have a place. */
    public int drawn() {
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            count += isDrawn(i) ? 1 : 0;
        }
        return count;
    }

    /** How far the points reach to the right; 0 to 1 without points. */
    Interval extentX() {
        return extent(x, y);
    }

    /** How far the points reach upwards; 0 to 1 without points. */
    Interval extentY() {
        return extent(y, x);
    }

    private static Interval extent(float[] values, float[] others) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (Float.isFinite(values[i]) && Float.isFinite(others[i])) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        return low <= high ? Interval.covering(low, high) : new Interval(0, 1);
    }
}

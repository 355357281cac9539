package org.netloupe.figure;

/**
 * A part of an axis in axis coordinates: data units, or their decadic logarithm on a logarithmic axis.
 *
 * @param min
 *            finite
 * @param max
 *            finite, above min
 */
public record Interval(double min, double max) {

    /** An axis cannot show less than this part of its own magnitude: doubles run out of digits there. */
    private static final double FINEST = 1e-12;
    /** Ends stay below this so that spans and pixel arithmetic stay finite. */
    private static final double LARGEST = Double.MAX_VALUE / 16;

    /** @throws IllegalArgumentException if an end is not finite or max does not exceed min */
    public Interval {
        if (!(max > min) || !Double.isFinite(min) || !Double.isFinite(max)) {
            throw new IllegalArgumentException(
                    "An interval needs finite ends with min < max, not " + min + " to " + max + ".");
        }
    }

    /** The interval of the values, widened where they are equal and brought into the range that can be drawn. */
    public static Interval covering(double min, double max) {
        double low = Math.clamp(Math.min(min, max), -LARGEST, LARGEST);
        double high = Math.clamp(Math.max(min, max), -LARGEST, LARGEST);
        double least = Math.max(Math.abs(low), Math.abs(high)) * FINEST;
        if (high - low > least) {
            return new Interval(low, high);
        }
        double half = low == 0 && high == 0 ? 1 : Math.max(Math.abs(low) * 0.05, Double.MIN_NORMAL);
        return new Interval(low - half, high + half);
    }

    /** Length in axis units, above 0. */
    public double span() {
        return max - min;
    }

    public boolean contains(double value) {
        return value >= min && value <= max;
    }

    /** Where a value lies: 0 at min, 1 at max. */
    public double fraction(double value) {
        return (value - min) / span();
    }

    /** The value at a fraction of the way from min to max. */
    public double at(double fraction) {
        return min + fraction * span();
    }

    /** Moved by so many spans. */
    public Interval shifted(double spans) {
        return covering(min + spans * span(), max + spans * span());
    }

    /**
     * The interval after zooming so that the value at the fraction keeps its place.
     *
     * @param factor
     *            above 1 zooms in
     * @return this interval where doubles cannot resolve more or the axis would leave their range
     */
    public Interval zoomed(double fraction, double factor) {
        double fixed = at(fraction);
        double length = span() / factor;
        double low = fixed - fraction * length;
        double high = low + length;
        boolean tooFine = length <= Math.max(Math.abs(low), Math.abs(high)) * FINEST;
        boolean tooWide = Math.max(Math.abs(low), Math.abs(high)) > LARGEST;
        return tooFine || tooWide || !(high > low) ? this : new Interval(low, high);
    }

    /** Widened by a part of the span on both sides. */
    public Interval padded(double part) {
        return covering(min - part * span(), max + part * span());
    }
}

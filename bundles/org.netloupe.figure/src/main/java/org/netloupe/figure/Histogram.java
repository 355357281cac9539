package org.netloupe.figure;

/**
 * How often values fell between edges. Arrays are shared, not copied, and must not change.
 *
 * @param step
 *            when it was taken: iteration, epoch or another position, finite
 * @param edges
 *            ascending, finite, one more than counts
 * @param counts
 *            at least 0; may have fractions
 */
public record Histogram(double step, double[] edges, double[] counts) {

    /** @throws IllegalArgumentException if there is not one edge more than counts */
    public Histogram {
        if (edges.length != counts.length + 1) {
            throw new IllegalArgumentException("A histogram of " + counts.length + " bins needs "
                    + (counts.length + 1) + " edges, but there are " + edges.length + ".");
        }
    }

    /** Count per unit of value in a bin; 0 for a bin without width. */
    public double density(int bin) {
        double width = edges[bin + 1] - edges[bin];
        return width > 0 ? counts[bin] / width : 0;
    }

    /** All counts together. */
    public double total() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The share of the values that lie below, taking those of a bin as evenly spread; NaN without values. */
    public double shareBelow(double value) {
        double below = 0;
        for (int i = 0; i < counts.length; i++) {
            double width = edges[i + 1] - edges[i];
            double part = width > 0 ? Math.clamp((value - edges[i]) / width, 0, 1) : value > edges[i] ? 1 : 0;
            below += counts[i] * part;
        }
        return below / total();
    }

    /** The greatest density of any bin. */
    public double peak() {
        double most = 0;
        for (int i = 0; i < counts.length; i++) {
            most = Math.max(most, density(i));
        }
        return most;
    }
}

package org.netloupe.figure.chart;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The samples of one line: positions and values. The arrays are shared, not copied: the first {@code size} entries must
 * not change any more, while entries beyond may still be filled, so that a growing series costs no copy. Safe for any
 * thread.
 */
public final class Samples {

    /** No samples. */
    public static final Samples NONE = new Samples(new double[0], new double[0], 0);

    /** Parts of the span that the weight of a smoothing refers to. */
    private static final double THOUSANDTHS = 1000;

    private final double[] x;
    private final double[] y;
    private final int size;
    private final boolean ascending;
    private volatile @Nullable Smoothed smoothed;

    private record Smoothed(double weight, double span, Samples samples) {}

    private Samples(double[] x, double[] y, int size) {
        this.x = x;
        this.y = y;
        this.size = size;
        this.ascending = isAscending(x, size);
    }

    /**
     * Samples over shared arrays.
     *
     * @param x
     *            positions; where they step back, as after a restart, a new stroke begins
     * @param y
     *            values; NaN and infinities are gaps
     * @throws IllegalArgumentException
     *             if the arrays differ in length
     */
    public static Samples of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "A line needs as many positions as values, not " + x.length + " and " + y.length + ".");
        }
        return new Samples(x, y, x.length);
    }

    /**
     * The first samples of shared, perhaps longer arrays.
     *
     * @throws IllegalArgumentException
     *             if an array is shorter than size
     */
    public static Samples of(double[] x, double[] y, int size) {
        if (size < 0 || size > x.length || size > y.length) {
            throw new IllegalArgumentException(
                    "Arrays of " + x.length + " and " + y.length + " hold no " + size + " samples.");
        }
        return new Samples(x, y, size);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Position of a sample. */
    public double x(int index) {
        return x[index];
    }

    /** Value of a sample; may be NaN or infinite. */
    public double y(int index) {
        return y[index];
    }

    /** Whether no position is below the one before or NaN. */
    public boolean isAscending() { return ascending; }

    /** The shared positions, for loops of this package. */
    double[] positions() {
        return x;
    }

    /** The shared values, for loops of this package. */
    double[] values() {
        return y;
    }

    /** The first index that may matter from a position on: one before it, so that the line comes in from the left. */
    int firstFor(double from) {
        return ascending ? Math.max(0, lowerBound(from) - 1) : 0;
    }

    /** One beyond the last index that matters up to a position. */
    int endFor(double to) {
        if (!ascending) {
            return size;
        }
        int end = lowerBound(Math.nextUp(to));
        return Math.min(size, end + 1);
    }

    /** Index of the sample nearest to a position, or -1 if there is none. */
    public int nearest(double position) {
        return ascending ? nearestAscending(position) : nearestOfAll(position);
    }

    private int nearestAscending(double position) {
        int right = lowerBound(position);
        if (right == 0 || right == size) {
            return size == 0 ? -1 : Math.min(right, size - 1);
        }
        return position - x[right - 1] <= x[right] - position ? right - 1 : right;
    }

    private int nearestOfAll(double position) {
        int best = -1;
        for (int i = 0; i < size; i++) {
            double distance = Math.abs(x[i] - position);
            if (!Double.isNaN(distance) && (best < 0 || distance <= Math.abs(x[best] - position))) {
                best = i;
            }
        }
        return best;
    }

    /**
     * The values smoothed by an exponential moving average without the bias of its start (Kingma and Ba 2015, section
     * 3). The past fades with the distance on the axis, not with the number of samples: a weight of 0.9 averages over
     * about a hundredth of the span. So dense and sparse lines of one chart are smoothed over the same stretch, and a
     * line of few values, such as one per epoch, stays as it is. Values that are not finite stay and do not enter the
     * average, a step back of the position begins anew. Computed once per weight and span.
     *
     * @param weight
     *            of what lies a thousandth of the span back: 0 (no smoothing, gives these samples) to below 1
     * @param span
     *            length of the axis, in the unit of the positions, without zoom; gives these samples unless above 0
     */
    public Samples smoothed(double weight, double span) {
        if (!(weight > 0 && span > 0)) {
            return this;
        }
        Smoothed known = smoothed;
        if (known == null || known.weight != weight || known.span != span) {
            known = new Smoothed(weight, span, new Samples(x, average(Math.log(weight) * THOUSANDTHS / span), size));
            smoothed = known;
        }
        return known.samples;
    }

    /** @param rate logarithm of the weight of what lies one unit back, below 0 */
    private double[] average(double rate) {
        double[] result = Arrays.copyOf(y, size);
        double sum = 0;
        double weights = 0;
        double last = Double.NaN;
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(y[i])) {
                continue;
            }
            double past = x[i] >= last ? Math.exp(rate * (x[i] - last)) : 0;
            sum = past * sum + y[i];
            weights = past * weights + 1;
            result[i] = sum / weights;
            last = x[i];
        }
        return result;
    }

    private int lowerBound(double position) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isAscending(double[] x, int size) {
        for (int i = 1; i < size; i++) {
            if (!(x[i] >= x[i - 1])) {
                return false;
            }
        }
        return size != 1 || !Double.isNaN(x[0]);
    }
}

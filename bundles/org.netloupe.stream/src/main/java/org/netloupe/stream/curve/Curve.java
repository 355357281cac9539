package org.netloupe.stream.curve;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.stream.events.ScalarSeries.Snapshot;

/**
 * A value over a horizontal axis. Arrays are shared, not copied, and must not be changed.
 *
 * @param x ascending, without NaN
 * @param y as many; NaN where there is no value
 */
public record Curve(double[] x, double[] y) {
    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException("Expected as many places as values, found %d and %d"
                    .formatted(x.length, y.length));
        }
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || i > 0 && x[i] < x[i - 1]) {
                throw new IllegalArgumentException("Places must ascend, but number %d does not".formatted(i));
            }
        }
    }

    /** What the horizontal axis is. */
    public enum Axis {
        /** Steps of the writer. */
        STEP,
        /** Seconds since 1970. */
        WALL_TIME,
        /** Seconds since the first value. */
        RELATIVE_TIME
    }

    /** A recorded series; wall times that go back, as of a clock that was set, are kept at the latest so far. */
    public static Curve of(Snapshot series, Axis axis) {
        double[] x = new double[series.size()];
        double latest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            latest = Math.max(latest, series.wallTimes()[i]);
            x[i] = switch (axis) {
                case STEP -> series.steps()[i];
                case WALL_TIME -> latest;
                case RELATIVE_TIME -> latest - series.wallTimes()[0];
            };
        }
        return new Curve(x, Arrays.copyOf(series.values(), series.size()));
    }

    /**
     * A recorded series over epochs.
     *
     * @param epochEnds steps are epochs, values the iterations at which they ended
     */
    public static Curve byEpoch(Snapshot series, Snapshot epochEnds) {
        double[] epochs = new double[epochEnds.size() + 1];
        double[] iterations = new double[epochEnds.size() + 1];
        for (int i = 0; i < epochEnds.size(); i++) {
            epochs[i + 1] = epochEnds.steps()[i];
            iterations[i + 1] = epochEnds.values()[i];
        }
        double[] x = new double[series.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = extended(iterations, epochs, series.steps()[i]);
        }
        return new Curve(x, Arrays.copyOf(series.values(), series.size()));
    }

    /** Linear between the given places, and beyond the last as between the last two. */
    private static double extended(double[] from, double[] to, double at) {
        if (from.length < 2) {
            return 0;
        }
        int after = Math.clamp(insertion(from, at), 1, from.length - 1);
        double share = (at - from[after - 1]) / (from[after] - from[after - 1]);
        return to[after - 1] + share * (to[after] - to[after - 1]);
    }

    private static int insertion(double[] places, double at) {
        int found = Arrays.binarySearch(places, at);
        return found < 0 ? -found - 1 : found;
    }

    public int size() {
        return x.length;
    }

    /**
     * Smoothed as TensorBoard does it: an exponential average whose first values are not drawn to zero. NaN and infinite
     * values stay as they are and do not count.
     *
     * @param weight of the past, 0 (as it is) to below 1
     */
    public Curve smoothed(double weight) {
        if (!(weight >= 0 && weight < 1)) {
            throw new IllegalArgumentException("A weight is from 0 to below 1, not " + weight);
        }
        double[] smooth = new double[y.length];
        double average = 0;
        double bias = 1;
        for (int i = 0; i < y.length; i++) {
            if (Double.isFinite(y[i])) {
                average = average * weight + (1 - weight) * y[i];
                bias *= weight;
                smooth[i] = average / (1 - bias);
            } else {
                smooth[i] = y[i];
            }
        }
        return new Curve(x, smooth);
    }

    /** Moved so that it begins at 0 on the horizontal axis. */
    public Curve fromStart() {
        return x.length == 0 ? this : shifted(-x[0]);
    }

    /** Moved along the horizontal axis. */
    public Curve shifted(double by) {
        double[] moved = new double[x.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = x[i] + by;
        }
        return new Curve(moved, y);
    }

    /** As multiples of its first finite value that is not 0. */
    public Curve relativeToFirst() {
        double first = Arrays.stream(y).filter(value -> Double.isFinite(value) && value != 0).findFirst()
                .orElse(Double.NaN);
        double[] ratio = new double[y.length];
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] = y[i] / first;
        }
        return new Curve(x, ratio);
    }

    /**
     * Its values at other places, linear in between; NaN outside of where it is defined. Of several values at one place the
     * last counts.
     *
     * @param places ascending
     */
    public double[] at(double[] places) {
        double[] values = new double[places.length];
        int after = 0;
        for (int i = 0; i < places.length; i++) {
            while (after < x.length && x[after] <= places[i]) {
                after++;
            }
            values[i] = between(after, places[i]);
        }
        return values;
    }

    private double between(int after, double place) {
        if (after == 0) {
            return Double.NaN;
        }
        if (x[after - 1] == place) {
            return y[after - 1];
        }
        if (after == x.length) {
            return Double.NaN;
        }
        double share = (place - x[after - 1]) / (x[after] - x[after - 1]);
        return y[after - 1] + share * (y[after] - y[after - 1]);
    }

    /** The difference to another one, at the places of this one that the other covers. */
    public Curve minus(Curve other) {
        double[] others = other.at(x);
        double[] places = new double[x.length];
        double[] difference = new double[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(others[i])) {
                places[count] = x[i];
                difference[count++] = y[i] - others[i];
            }
        }
        return new Curve(Arrays.copyOf(places, count), Arrays.copyOf(difference, count));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Curve that && Arrays.equals(x, that.x) && Arrays.equals(y, that.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return "curve of " + x.length + " values";
    }
}

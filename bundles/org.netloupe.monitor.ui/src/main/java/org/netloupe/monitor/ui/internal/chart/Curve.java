package org.netloupe.monitor.ui.internal.chart;

/**
 * The values of one scalar of a run, in the order in which they were written. Arrays are shared and may be longer than
 * the size.
 *
 * @param steps iteration or epoch, as the tag says; 1 is the first
 * @param seconds wall time since 1970
 * @param size number of values
 */
public record Curve(double[] steps, double[] values, double[] seconds, int size) {
    public static final Curve EMPTY = new Curve(new double[0], new double[0], new double[0], 0);

    /** The last value, NaN if there is none. */
    public double last() {
        return size == 0 ? Double.NaN : values[size - 1];
    }
}

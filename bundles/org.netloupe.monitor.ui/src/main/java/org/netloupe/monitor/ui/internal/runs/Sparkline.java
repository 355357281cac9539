package org.netloupe.monitor.ui.internal.runs;

import java.util.Arrays;

/** A curve for a cell: values scaled into a small box. */
public final class Sparkline {
    private Sparkline() {}

    /**
     * The corners of the line, x and y in turn; empty for fewer than two finite values.
     *
     * @param values not finite ones are left out
     */
    public static int[] points(double[] values, int x, int y, int width, int height) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length < 2 || width < 2 || height < 2) {
            return new int[0];
        }
        double low = Arrays.stream(finite).min().orElseThrow();
        double span = Math.max(Arrays.stream(finite).max().orElseThrow() - low, Double.MIN_NORMAL);
        int[] points = new int[2 * finite.length];
        for (int i = 0; i < finite.length; i++) {
            points[2 * i] = x + (int) Math.round((double) i / (finite.length - 1) * width);
            points[2 * i + 1] = y + (int) Math.round((1 - (finite[i] - low) / span) * height);
        }
        return points;
    }

    /** At most so many values, the mean of equal parts of all. */
    public static double[] thinned(double[] values, int size, int wanted) {
        if (size <= wanted) {
            return Arrays.copyOf(values, size);
        }
        double[] thinned = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            int from = (int) ((long) i * size / wanted);
            int to = (int) ((long) (i + 1) * size / wanted);
            thinned[i] = Arrays.stream(values, from, to).average().orElse(Double.NaN);
        }
        return thinned;
    }
}

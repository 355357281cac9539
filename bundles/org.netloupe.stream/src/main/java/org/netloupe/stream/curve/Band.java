package org.netloupe.stream.curve;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The average of several runs and how far they lie apart. Arrays are of one length and must not be changed.
 *
 * @param x ascending, each place once
 * @param counts how many runs have a value there, at least 1
 * @param mean of them
 * @param std standard deviation of the population
 * @param min smallest
 * @param max largest
 */
public record Band(double[] x, int[] counts, double[] mean, double[] std, double[] min, double[] max) {

    /**
     * The band of curves at all places that any of them has; between its own places each is linear, and beyond its ends it
     * does not count.
     */
    public static Band of(List<Curve> curves) {
        return of(curves, places(curves));
    }

    /**
     * The band of curves at given places; those where none has a value are left out.
     *
     * @param places ascending, each once
     */
    public static Band of(List<Curve> curves, double[] places) {
        int length = places.length;
        Sums sums = new Sums(length);
        double[][] values = new double[curves.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = curves.get(i).at(places);
            sums.add(values[i]);
        }
        double[] squares = new double[length];
        for (double[] of : values) {
            for (int i = 0; i < length; i++) {
                double away = of[i] - sums.sum[i] / sums.counts[i];
                squares[i] += Double.isNaN(of[i]) ? 0 : away * away;
            }
        }
        return sums.band(places, squares);
    }

    private static double[] places(List<Curve> curves) {
        double[] all = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())).sorted().toArray();
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[count - 1]) {
                all[count++] = all[i];
            }
        }
        return Arrays.copyOf(all, count);
    }

    private static final class Sums {
        private final int[] counts;
        private final double[] sum;
        private final double[] min;
        private final double[] max;

        Sums(int length) {
            counts = new int[length];
            sum = new double[length];
            min = new double[length];
            max = new double[length];
            Arrays.fill(min, Double.POSITIVE_INFINITY);
            Arrays.fill(max, Double.NEGATIVE_INFINITY);
        }

        void add(double[] values) {
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    counts[i]++;
                    sum[i] += values[i];
                    min[i] = Math.min(min[i], values[i]);
                    max[i] = Math.max(max[i], values[i]);
                }
            }
        }

        Band band(double[] places, double[] squares) {
            int[] kept = java.util.stream.IntStream.range(0, places.length).filter(i -> counts[i] > 0).toArray();
            return new Band(Arrays.stream(kept).mapToDouble(i -> places[i]).toArray(),
                    Arrays.stream(kept).map(i -> counts[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> sum[i] / counts[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> Math.sqrt(squares[i] / counts[i])).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> min[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> max[i]).toArray());
        }
    }

    /** The mean as a curve. */
    public Curve meanCurve() {
        return new Curve(x, mean);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Band that && Arrays.equals(x, that.x) && Arrays.equals(counts, that.counts)
                && Arrays.equals(mean, that.mean) && Arrays.equals(std, that.std) && Arrays.equals(min, that.min)
                && Arrays.equals(max, that.max);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(mean);
    }

    @Override
    public String toString() {
        return "band of " + x.length + " places";
    }
}

package org.netloupe.agent.query;

import java.util.LinkedHashMap;
import java.util.Map;

import org.netloupe.agent.value.Tensor;

/**
 * Counts numbers in places of equal width between fixed limits, the upper one included, as numpy does; what lies outside,
 * and NaN, is counted apart.
 */
final class Histogram {
    private final double low;
    private final double high;
    private final long[] counts;
    private long below;
    private long above;
    private long nans;

    /** @param high above low, both finite */
    Histogram(int bins, double low, double high) {
        this.low = low;
        this.high = high;
        counts = new long[bins];
    }

    /** The histogram between the least and the greatest finite number. */
    static Map<String, Object> of(Numbers numbers, int bins) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        numbers.forEach(value -> {
            if (Double.isFinite(value)) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        });
        Histogram histogram = between(bins, range[0], range[1]);
        numbers.forEach(histogram::add);
        return histogram.result();
    }

    /** An empty histogram that reaches from the least to the greatest number; of none from 0 to 1. */
    static Histogram between(int bins, double least, double greatest) {
        if (!(least <= greatest)) {
            return new Histogram(bins, 0, 1);
        }
        // limits so far apart that their distance is no double, or so near that there is nothing between
        boolean apart = greatest - least > Math.ulp(Math.max(Math.abs(least), Math.abs(greatest)));
        return apart && Double.isFinite(greatest - least)
                ? new Histogram(bins, least, greatest)
                : apart
                        ? new Histogram(bins, least / 2, greatest / 2)
                        : new Histogram(bins, least - margin(least), least + margin(least));
    }

    /** Half of the width around a single number: 0.5 as numpy, or more where doubles are coarser. */
    private static double margin(double value) {
        return Math.max(0.5, 2 * Math.ulp(value));
    }

    void add(double value) {
        add(value, 1);
    }

    /** Counts a number several times. */
    void add(double value, long times) {
        if (Double.isNaN(value)) {
            nans += times;
        } else if (value < low) {
            below += times;
        } else if (value > high) {
            above += times;
        } else {
            counts[place(value)] += times;
        }
    }

    private int place(double value) {
        int place = (int) Math.min(counts.length - 1L, (long) ((value - low) / (high - low) * counts.length));
        // the edges that are told decide, whatever the division above was rounded to
        if (place > 0 && value < edge(place)) {
            return place - 1;
        }
        return place < counts.length - 1 && value >= edge(place + 1) ? place + 1 : place;
    }

    private double edge(int place) {
        return place == counts.length ? high : low + place * ((high - low) / counts.length);
    }

    /** Counts what an approximation has counted apart. */
    void addOutside(long moreBelow, long moreAbove, long moreNans) {
        below += moreBelow;
        above += moreAbove;
        nans += moreNans;
    }

    /** As it is sent: edges, counts, below, above, nans. */
    Map<String, Object> result() {
        double[] edges = new double[counts.length + 1];
        java.util.Arrays.setAll(edges, this::edge);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("edges", Tensor.of(edges));
        result.put("counts", Tensor.of(counts));
        result.put("below", below);
        result.put("above", above);
        result.put("nans", nans);
        return result;
    }
}

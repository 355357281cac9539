package org.netloupe.agent.query;

import java.util.Arrays;
import java.util.List;

import org.netloupe.agent.value.Tensor;

/**
 * Statistics of the numbers of a tuple or tensor, in one or two passes and without a copy. Of none they are NaN, sums,
 * counts and norms 0. NaN among the numbers makes them NaN, but where counts are told.
 */
abstract class Numbers {
    private static final int CHUNK = 512;

    /** How many numbers there are. */
    abstract int size();

    /** Copies numbers from that place on; gives how many, 0 behind the last. */
    abstract int copy(int from, double[] to);

    /** The numbers of a tuple; it is a fault if an item is none. */
    static Numbers of(List<?> items) {
        return new Numbers() {
            @Override
            int size() {
                return items.size();
            }

            @Override
            int copy(int from, double[] to) {
                int count = Math.max(0, Math.min(to.length, items.size() - from));
                for (int i = 0; i < count; i++) {
                    to[i] = Methods.asDouble(items.get(from + i));
                }
                return count;
            }
        };
    }

    /** The elements of a tensor, row-major. */
    static Numbers of(Tensor tensor) {
        return new Numbers() {
            @Override
            int size() {
                return tensor.size();
            }

            @Override
            int copy(int from, double[] to) {
                return tensor.copyTo(from, to);
            }
        };
    }

    /** Takes numbers one after the other. */
    interface Each {
        void number(double value);
    }

    /** Hands all numbers on. */
    void forEach(Each each) {
        double[] chunk = new double[Math.min(CHUNK, size())];
        for (int from = 0, count = copy(from, chunk); count > 0; from += count, count = copy(from, chunk)) {
            for (int i = 0; i < count; i++) {
                each.number(chunk[i]);
            }
        }
    }

    /** A term of a sum over all numbers. */
    private interface Term {
        double of(double value);
    }

    private double sum(Term term) {
        double sum = 0;
        double[] chunk = new double[Math.min(CHUNK, size())];
        for (int from = 0, count = copy(from, chunk); count > 0; from += count, count = copy(from, chunk)) {
            for (int i = 0; i < count; i++) {
                sum += term.of(chunk[i]);
            }
        }
        return sum;
    }

    double sum() {
        return sum(value -> value);
    }

    double mean() {
        return sum() / size();
    }

    double meanAbs() {
        return sum(Math::abs) / size();
    }

    /** The standard deviation of the population, as numpy's default. */
    double std() {
        double mean = mean();
        return Math.sqrt(sum(value -> (value - mean) * (value - mean)) / size());
    }

    double min() {
        double[] min = {size() == 0 ? Double.NaN : Double.POSITIVE_INFINITY};
        forEach(value -> min[0] = Math.min(min[0], value));
        return min[0];
    }

    double max() {
        double[] max = {size() == 0 ? Double.NaN : Double.NEGATIVE_INFINITY};
        forEach(value -> max[0] = Math.max(max[0], value));
        return max[0];
    }

    /** The Euclidean norm. */
    double norm() {
        return Math.sqrt(sum(value -> value * value));
    }

    /** The fraction of values that are exactly 0. */
    double zeros() {
        return sum(value -> value == 0 ? 1 : 0) / size();
    }

    /** How many values are NaN or infinite. */
    double nans() {
        return sum(value -> Double.isFinite(value) ? 0 : 1);
    }

    /** The first place of the greatest number; -1 if there is none. */
    long argMax() {
        double[] max = {Double.NEGATIVE_INFINITY};
        long[] place = {-1, 0};
        forEach(value -> {
            if (place[0] < 0 && !Double.isNaN(value) || value > max[0]) {
                max[0] = value;
                place[0] = place[1];
            }
            place[1]++;
        });
        return place[0];
    }

    /** The place of the first number that is NaN or infinite; -1 if all are finite. */
    int firstNonFinite() {
        double[] chunk = new double[Math.min(CHUNK, size())];
        for (int from = 0, count = copy(from, chunk); count > 0; from += count, count = copy(from, chunk)) {
            for (int i = 0; i < count; i++) {
                if (!Double.isFinite(chunk[i])) {
                    return from + i;
                }
            }
        }
        return -1;
    }

    /** All but NaN, in ascending order, as a copy. */
    double[] sorted() {
        double[] values = new double[size()];
        int[] count = {0};
        forEach(value -> {
            if (!Double.isNaN(value)) {
                values[count[0]++] = value;
            }
        });
        double[] numbers = Arrays.copyOf(values, count[0]);
        Arrays.sort(numbers);
        return numbers;
    }

    /** The quantile of sorted numbers with linear interpolation, NaN of none. */
    static double quantile(double[] sorted, double fraction) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double share = place - below;
        // without a share the other end does not matter, even if it is infinite
        return share == 0 ? sorted[below] : sorted[below] + (sorted[above] - sorted[below]) * share;
    }
}

package org.netloupe.agent.query;

/** Statistics of numbers in an array; of none they are NaN, sums and counts 0. NaN among the numbers makes them NaN. */
final class Numbers {
    private Numbers() {}

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static double mean(double[] values) {
        return sum(values) / values.length;
    }

    static double meanAbs(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum / values.length;
    }

    /** The standard deviation of the population, as numpy's default. */
    static double std(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    static double min(double[] values) {
        double min = values.length == 0 ? Double.NaN : values[0];
        for (double value : values) {
            min = Math.min(min, value);
        }
        return min;
    }

    static double max(double[] values) {
        double max = values.length == 0 ? Double.NaN : values[0];
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** The Euclidean norm. */
    static double norm(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /** The fraction of values that are exactly 0. */
    static double zeros(double[] values) {
        int zeros = 0;
        for (double value : values) {
            zeros += value == 0 ? 1 : 0;
        }
        return (double) zeros / values.length;
    }

    /** How many values are NaN or infinite. */
    static double nans(double[] values) {
        int nans = 0;
        for (double value : values) {
            nans += Double.isFinite(value) ? 0 : 1;
        }
        return nans;
    }
}

package org.netloupe.agent.query;

import java.util.List;
import java.util.stream.Collectors;

/** What a window of values is reduced to. */
public sealed interface Reducer {
    /** The most values that a window may keep. */
    int MAX_KEPT = 1_000_000;

    /** The reducers that are only a word; numbers are reduced to one, tuples and tensors place by place. */
    enum Plain implements Reducer {
        SUM, MEAN, MIN, MAX, COUNT, STD, FIRST, LAST;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The first values of a window as a tuple. */
    record Collect(int limit) implements Reducer {
        @Override
        public String toString() {
            return "collect(" + limit + ")";
        }
    }

    /** The values of the greatest key as a tuple, the greatest first. */
    record Top(int limit, Lambda key) implements Reducer {
        @Override
        public String toString() {
            return "top(" + limit + ", " + key + ")";
        }
    }

    /** Values drawn at random, each with the same chance, as a tuple. */
    record Sample(int limit, long seed) implements Reducer {
        @Override
        public String toString() {
            return "sample(" + limit + ", " + seed + ")";
        }
    }

    /**
     * How many of all numbers lie where.
     *
     * @param bins places of equal width
     * @param range lower and upper limit as they were written; empty for those of the numbers
     */
    record Histogram(int bins, List<String> range) implements Reducer {
        /** The most places. */
        public static final int MAX_BINS = 10_000;

        public Histogram {
            range = List.copyOf(range);
        }

        @Override
        public String toString() {
            return "histogram(" + bins + range.stream().map(limit -> ", " + limit).collect(Collectors.joining()) + ")";
        }
    }

    /**
     * Quantiles of all numbers.
     *
     * @param fractions from 0 to 1, as they were written
     */
    record Quantiles(List<String> fractions) implements Reducer {
        public Quantiles {
            fractions = List.copyOf(fractions);
        }

        @Override
        public String toString() {
            return "quantiles(" + String.join(", ", fractions) + ")";
        }
    }

    /** The fold of a window by a function of the result so far and the value. */
    record Fold(Lambda initial, Lambda function) implements Reducer {
        @Override
        public String toString() {
            return "reduce(" + initial + ", " + function + ")";
        }
    }
}

package org.netloupe.agent.query;

/** What a window of values is reduced to. */
public sealed interface Reducer {

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
        /** The most values that one window may collect. */
        public static final int MAX_LIMIT = 1_000_000;

        @Override
        public String toString() {
            return "collect(" + limit + ")";
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

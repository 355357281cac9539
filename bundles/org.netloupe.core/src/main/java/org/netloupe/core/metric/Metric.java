package org.netloupe.core.metric;

/**
 * Something measured over the predictions for a set of instances. Contributed to {@code org.netloupe.core.metrics}; has
 * a public constructor without parameters; stateless.
 */
public interface Metric {
    /** Whether larger values are better: for sorting and marking the best. */
    boolean higherIsBetter();

    /** Begins to measure, over a number of classes. */
    Accumulator start(int classes);

    /** Takes predictions one by one; O(1) memory in the number of instances; used by one thread. */
    interface Accumulator {
        /**
         * Adds one prediction.
         *
         * @param scores probabilities, one per class, from {@code offset} on; not kept
         * @param label true class; predictions without a known class are not added
         */
        void add(float[] scores, int offset, int label);

        /** The value over all that was added. */
        MetricValue result();
    }
}

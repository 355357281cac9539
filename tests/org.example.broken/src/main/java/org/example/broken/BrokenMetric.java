package org.example.broken;

import org.netloupe.core.metric.Metric;

/** Throws in its constructor. */
public final class BrokenMetric implements Metric {
    /** Throws. */
    public BrokenMetric() {
        throw new IllegalStateException("This metric cannot be made");
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Accumulator start(int classes) {
        throw new IllegalStateException("This metric cannot measure");
    }
}

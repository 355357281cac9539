package org.netloupe.metrics;

/** Share of the instances whose class has the highest score, the first of equals; NaN over no instance. */
public final class Accuracy extends TopK {
    public Accuracy() {
        super(1);
    }
}

package org.netloupe.metrics;

/** Share of the instances whose class is among the three with the highest scores. */
public final class Top3 extends TopK {
    public Top3() {
        super(3);
    }
}

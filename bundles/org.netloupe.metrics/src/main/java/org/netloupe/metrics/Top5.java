package org.netloupe.metrics;

/** Share of the instances whose class is among the five with the highest scores. */
public final class Top5 extends TopK {
    public Top5() {
        super(5);
    }
}

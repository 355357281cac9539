package org.netloupe.figure.chart;

/** What a line chart counts from left to right. */
public enum XAxis {
    /** Batches since the start. */
    ITERATION("iteration"),
    /** Passes over the training set; may have fractions. */
    EPOCH("epoch"),
    /** Seconds since the start of each run. */
    RELATIVE_TIME("time since start"),
    /** Anything else, with fractions. */
    POSITION("position");

    private final String title;

    XAxis(String title) {
        this.title = title;
    }

    /** The axis title. */
    public String title() {
        return title;
    }
}

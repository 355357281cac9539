package org.netloupe.stream.events;

/** Takes scalars in the order in which they were written. */
@FunctionalInterface
public interface ScalarSink {
    /**
     * @param tag name of the series
     * @param step of the writer: an iteration, an epoch
     * @param wallTime seconds since 1970
     * @param value may be NaN or infinite
     */
    void scalar(String tag, long step, double wallTime, double value);
}

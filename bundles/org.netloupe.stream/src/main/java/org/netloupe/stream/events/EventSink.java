package org.netloupe.stream.events;

/** Takes what event files hold, in the order in which it was written. */
@FunctionalInterface
public interface EventSink {
    /**
     * @param tag name of the series
     * @param step of the writer: an iteration, an epoch
     * @param wallTime seconds since 1970
     * @param value may be NaN or infinite
     */
    void scalar(String tag, long step, double wallTime, double value);

    /**
     * Something else than a scalar.
     *
     * @param entry only valid during the call
     */
    default void entry(EventEntry entry) {}
}

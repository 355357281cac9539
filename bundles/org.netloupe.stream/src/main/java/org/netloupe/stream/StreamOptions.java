package org.netloupe.stream;

/**
 * How much of a stream may wait where.
 *
 * @param capacity events, and values, that may wait in the observed process; the oldest are dropped beyond, and counted
 * @param windowBytes bytes of values that may be under way or wait here, before the process holds back
 */
public record StreamOptions(int capacity, long windowBytes) {
    /** 65 536 events, 8 MiB. */
    public static final StreamOptions DEFAULT = new StreamOptions(1 << 16, 8L << 20);

    public StreamOptions {
        if (capacity < 1 || windowBytes < 1) {
            throw new IllegalArgumentException(
                    "A stream needs room for at least one value and one byte, not " + capacity
                            + " and " + windowBytes + ".");
        }
    }
}

package org.netloupe.stream;

/**
 * How much of a stream may wait where.
 *
 * @param capacity events, and values, that may wait in the observed process; the oldest are dropped beyond, and counted
 * @param windowBytes bytes of values that may be under way or wait here, before the process holds back
 * @param lossless whether what is beyond waits on the disk of the process instead of being dropped
 */
public record StreamOptions(int capacity, long windowBytes, boolean lossless) {
    /** 65 536 events, 8 MiB; beyond that values are dropped. */
    public static final StreamOptions DEFAULT = new StreamOptions(1 << 16, 8L << 20);
    /** The same, but nothing is dropped. */
    public static final StreamOptions LOSSLESS = new StreamOptions(1 << 16, 8L << 20, true);

    public StreamOptions {
        if (capacity < 1 || windowBytes < 1) {
            throw new IllegalArgumentException(
                    "A stream needs room for at least one value and one byte, not " + capacity
                            + " and " + windowBytes + ".");
        }
    }

    /** Options of a stream of which the oldest values may be dropped. */
    public StreamOptions(int capacity, long windowBytes) {
        this(capacity, windowBytes, false);
    }
}

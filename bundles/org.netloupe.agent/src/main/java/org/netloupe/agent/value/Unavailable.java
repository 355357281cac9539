package org.netloupe.agent.value;

/**
 * Thrown by a supplier, of an observable or of a part of one, that has nothing to show at this occurrence of its event: streams
 * that read it pass over the occurrence, instead of ending as with any other throwable.
 */
public final class Unavailable extends RuntimeException {
    /** @param reason for those who debug the host; no client is told */
    public Unavailable(String reason) {
        super(reason, null, false, false);
    }

    /**
     * The value, if it is one; in the place of a value that could not be had there is the exception.
     *
     * @throws Unavailable if it is that
     */
    public static <T> T check(T value) {
        if (value instanceof Unavailable missing) {
            throw missing;
        }
        return value;
    }
}

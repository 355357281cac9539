package org.netloupe.stream.stored;

import org.netloupe.agent.value.Value;

/**
 * What happened in a stream. Numbers count its values from 0; those that were lost have numbers too, as far as it is known
 * how many there were. Times are microseconds since 1970 on the host's clock.
 */
public sealed interface StreamRecord {

    /** A value. */
    record Item(long number, long time, Value value) implements StreamRecord {}

    /**
     * Values are missing.
     *
     * @param first number of the first that is missing
     * @param count of the missing ones, or -1: not known, then the next value has that first number
     * @param reason for people
     */
    record Gap(long first, long count, long time, String reason) implements StreamRecord {}

    /**
     * The stream came to its end.
     *
     * @param next number that a further value would have had
     */
    record End(long next, long time, String reason) implements StreamRecord {}
}

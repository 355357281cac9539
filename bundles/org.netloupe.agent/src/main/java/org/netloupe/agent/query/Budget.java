package org.netloupe.agent.query;

/**
 * What one evaluation may cost: steps (operations, elements visited, characters made) and memory for the values that it
 * makes. Of one thread.
 */
final class Budget {
    static final long STEPS = 50_000_000;
    static final long BYTES = 64L << 20;

    private long steps = STEPS;
    private long bytes = BYTES;

    void renew() {
        steps = STEPS;
        bytes = BYTES;
    }

    void charge(long count) {
        steps -= count;
        if (steps < 0) {
            throw new ExpressionException(
                    "The expression needs more than " + STEPS + " steps for one event; ask for less at a time.");
        }
    }

    /** Before something of that size is made. */
    void allocate(long size) {
        bytes -= size;
        if (bytes < 0) {
            throw new ExpressionException("The expression makes values of more than " + (BYTES >> 20)
                    + " MiB for one event; ask for less at a time.");
        }
    }
}

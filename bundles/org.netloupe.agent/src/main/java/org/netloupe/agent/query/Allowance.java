package org.netloupe.agent.query;

import org.netloupe.agent.value.Values;

/** The memory that the values kept by one window may take. */
final class Allowance {
    static final long BYTES = 64L << 20;

    private long used;

    /** Counts a value that is kept from now on. */
    void keep(Object value) {
        used += weight(value);
        if (used > BYTES) {
            throw new ExpressionException("A window of the query keeps more than " + (BYTES >> 20)
                    + " MiB; keep fewer values, or smaller ones.");
        }
    }

    void drop(Object value) {
        used -= weight(value);
    }

    private static long weight(Object value) {
        try {
            return Values.weight(value);
        } catch (IllegalArgumentException e) {
            throw new ExpressionException("A window of the query cannot keep this: " + e.getMessage());
        }
    }

    void renew() {
        used = 0;
    }
}

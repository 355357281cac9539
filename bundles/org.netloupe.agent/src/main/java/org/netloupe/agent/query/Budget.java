package org.netloupe.agent.query;

/** The work that one evaluation may cost: steps (operations, elements visited, characters made). Of one thread. */
final class Budget {
    static final long STEPS = 50_000_000;

    private long left = STEPS;

    void renew() {
        left = STEPS;
    }

    void charge(long steps) {
        left -= steps;
        if (left < 0) {
            throw new ExpressionException(
                    "The expression needs more than " + STEPS + " steps for one event; ask for less at a time.");
        }
    }
}

package org.netloupe.numerics;

import java.util.concurrent.CancellationException;

/** Who watches a computation: learns how much is done and may end it. Called from any of its threads. */
public interface Work {
    /** Nobody watches and nobody cancels. */
    Work UNWATCHED = new Work() {
        @Override
        public void done(double share) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * Tells how much is done.
     *
     * @param share from 0 to 1, growing
     */
    void done(double share);

    /** Whether the computation is to end; asked at least every tenth of a second. */
    boolean cancelled();

    /** Ends the calling computation if it was cancelled. */
    default void check() {
        if (cancelled()) {
            throw new CancellationException("Cancelled");
        }
    }

    /** A part of this work: its shares from 0 to 1 are told as shares from one to the other. */
    default Work part(double from, double to) {
        Work whole = this;
        return new Work() {
            @Override
            public void done(double share) {
                whole.done(from + (to - from) * share);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}

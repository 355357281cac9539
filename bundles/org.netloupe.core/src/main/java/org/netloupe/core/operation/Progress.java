package org.netloupe.core.operation;

import java.util.concurrent.CancellationException;

/**
 * How an operation reports progress and learns that it was cancelled. Headless and nestable; called from the thread
 * that does the work.
 */
public interface Progress {
    /** A progress that nobody watches and nobody cancels. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String label, long total) {}

        @Override
        public void worked(long amount) {}

        @Override
        public boolean isCancelled() { return false; }
    };

    /**
     * Names the work that begins.
     *
     * @param label what is done, for the user
     * @param total amount of work, 0 if it is not known
     */
    void begin(String label, long total);

    /** Reports a further amount of the total as done. */
    void worked(long amount);

    boolean isCancelled();

    /**
     * To be called at least every tenth of a second of work.
     *
     * @throws CancellationException if the work is to end
     */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException("Cancelled");
        }
    }
}

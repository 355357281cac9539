package org.netloupe.cli.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C and kill: the running command learns that it is to end, and the virtual machine waits a moment for it to put
 * everything in order. Thread safe.
 */
public final class Cancellation {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean cancelled;

    public boolean isCancelled() { return cancelled; }

    /** Asks the command to end; as the shutdown hook does. */
    public void cancel() {
        cancelled = true;
    }

    /** Runs a command during which a signal to end is answered by {@link #cancel()}. */
    public int during(java.util.function.IntSupplier command) {
        Thread hook = new Thread(this::cancelAndWait, "netloupe-cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return command.getAsInt();
        } finally {
            finished.countDown();
            removeHook(hook);
        }
    }

    private void cancelAndWait() {
        cancel();
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeHook(Thread hook) {
        if (!cancelled) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}

package org.netloupe.cli.internal;

import java.util.concurrent.TimeUnit;

import org.netloupe.core.operation.Progress;

/** Progress as text: a changing line on a terminal, otherwise a line every few seconds; short work prints nothing. */
final class ConsoleProgress implements Progress {
    private final Console console;
    private final long interval;
    private String label = "";
    private long total;
    private long done;
    private long printed = System.nanoTime();

    ConsoleProgress(Console console) {
        this.console = console;
        interval = TimeUnit.MILLISECONDS.toNanos(console.terminal() ? 250 : 5000);
    }

    @Override
    public void begin(String work, long amount) {
        label = work;
        total = amount;
        done = 0;
    }

    @Override
    public void worked(long amount) {
        done += amount;
        long now = System.nanoTime();
        if (now - printed >= interval) {
            printed = now;
            console.status(total > 0 ? "%s: %d %%".formatted(label, 100 * Math.min(done, total) / total) : label);
        }
    }

    @Override
    public boolean isCancelled() { return console.cancellation().isCancelled(); }
}

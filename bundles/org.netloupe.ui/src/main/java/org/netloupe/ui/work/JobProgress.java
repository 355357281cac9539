package org.netloupe.ui.work;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.netloupe.core.operation.Progress;

/** The progress of an operation, shown by a job. */
final class JobProgress implements Progress {
    /** Ticks of the monitor for the whole work, whatever the work counts in. */
    private static final int TICKS = 1000;

    private final IProgressMonitor monitor;
    private SubMonitor sub;
    private long total;
    private long done;
    private int ticked;

    JobProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
        this.sub = SubMonitor.convert(monitor, TICKS);
    }

    @Override
    public synchronized void begin(String label, long amount) {
        sub.subTask(label);
        total = amount;
        done = 0;
        ticked = 0;
        sub.setWorkRemaining(TICKS);
    }

    @Override
    public synchronized void worked(long amount) {
        done += amount;
        if (total > 0) {
            int ticks = (int) Math.min(TICKS, done * TICKS / total);
            sub.worked(Math.max(0, ticks - ticked));
            ticked = Math.max(ticked, ticks);
        }
    }

    @Override
    public boolean isCancelled() { return monitor.isCanceled(); }
}

package org.netloupe.ui.work;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;
import org.netloupe.core.operation.Operation;
import org.netloupe.ui.problem.Problems;

/**
 * The work that one widget waits for: each request cancels the one before, and only the newest result arrives. Results
 * and faults come on the display's thread, and not at all once the widget is disposed. Used on the display's thread.
 */
public final class LatestWork {
    private final Control owner;
    private final boolean system;
    private @Nullable Job running;
    private long newest;

    private LatestWork(Control owner, boolean system) {
        this.owner = owner;
        this.system = system;
        owner.addDisposeListener(_ -> cancel());
    }

    /** Work that the progress view shows. */
    public static LatestWork visible(Control owner) {
        return new LatestWork(owner, false);
    }

    /** Work of well below a second, which would only flicker in the progress view. */
    public static LatestWork quiet(Control owner) {
        return new LatestWork(owner, true);
    }

    /** As the other, with faults shown in the log and a dialog. */
    public <R> void start(String label, Operation<R> operation, Consumer<R> onResult) {
        start(label, operation, onResult, fault -> Problems.show(owner.getShell(), label, fault));
    }

    /**
     * Starts work and drops what is still under way.
     *
     * @param label for the progress view
     * @param onFault gets what the operation threw, unless it was cancelled
     */
    public <R> void start(String label, Operation<R> operation, Consumer<R> onResult, Consumer<Throwable> onFault) {
        cancel();
        long request = ++newest;
        Job job = Job.create(label, (ICoreRunnable) monitor -> {
            try {
                R result = operation.execute(new JobProgress(monitor));
                deliver(request, () -> onResult.accept(result));
            } catch (CancellationException e) {
                deliver(request, () -> {});
            } catch (IOException | RuntimeException | LinkageError e) {
                deliver(request, () -> onFault.accept(e));
            }
        });
        job.setSystem(system);
        job.setUser(false);
        running = job;
        job.schedule();
    }

    private void deliver(long request, Runnable action) {
        Ui.safeAsync(owner, () -> {
            if (request == newest) {
                running = null;
                action.run();
            }
        });
    }

    /** Drops the work under way, if any: its result will not arrive. */
    public void cancel() {
        newest++;
        Job job = running;
        if (job != null) {
            job.cancel();
            running = null;
        }
    }

    /** Whether a result is still to come. */
    public boolean isRunning() { return running != null; }

    /** Runs work that nobody waits for; faults go to the log. */
    public static void inBackground(String label, Operation<?> operation) {
        Job job = Job.create(label, monitor -> {
            try {
                operation.execute(new JobProgress(monitor));
            } catch (CancellationException e) {
                return Status.CANCEL_STATUS;
            } catch (IOException | RuntimeException | LinkageError e) {
                Problems.log(label, e);
            }
            return (IStatus) Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }
}

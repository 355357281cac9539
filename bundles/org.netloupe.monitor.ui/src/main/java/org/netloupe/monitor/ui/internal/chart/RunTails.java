package org.netloupe.monitor.ui.internal.chart;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;
import org.netloupe.monitor.chart.RunCurves;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.stream.events.ScalarFolder;
import org.netloupe.ui.problem.Problems;
import org.netloupe.ui.work.Ui;

/**
 * Follows the event files of the runs that some view looks at, on one thread for all views. A view gets the curves on the
 * display's thread when they have grown, at most once per period, and not before it has dealt with the last ones.
 */
public final class RunTails {
    private static final RunTails WORKBENCH = new RunTails();
    private static final long TICK_MILLIS = 50;

    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("run-tails").factory()); //$NON-NLS-1$
    private final CopyOnWriteArrayList<Watch> watches = new CopyOnWriteArrayList<>();
    private final Map<String, Tail> tails = new HashMap<>();
    private @Nullable ScheduledFuture<?> ticking;

    private RunTails() {}

    /** The one of this workbench. */
    public static RunTails ofWorkbench() {
        return WORKBENCH;
    }

    /** Begins to tell a listener of the curves of runs, none at first, for as long as its control lives. */
    public Watch watch(Control owner, long periodMillis, Consumer<List<RunCurves>> listener) {
        Watch watch = new Watch(owner, periodMillis, listener);
        watches.add(watch);
        owner.addDisposeListener(_ -> watches.remove(watch));
        startTicking();
        return watch;
    }

    private synchronized void startTicking() {
        if (ticking == null) {
            ticking = clock.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        try {
            Set<String> wanted = new HashSet<>();
            for (Watch watch : watches) {
                watch.runs.forEach(run -> wanted.add(run.id().text()));
                watch.tick();
            }
            tails.keySet().retainAll(wanted);
        } catch (RuntimeException e) {
            Problems.log(Messages.Chart_read, e);
        }
    }

    /** What one view looks at. */
    public final class Watch {
        private final Control owner;
        private final long periodMillis;
        private final Consumer<List<RunCurves>> listener;
        private volatile List<RunEntry> runs = List.of();
        private volatile boolean busy;
        private List<Long> seen = List.of();
        private List<RunEntry> seenRuns = List.of();
        private long lastMillis;

        private Watch(Control owner, long periodMillis, Consumer<List<RunCurves>> listener) {
            this.owner = owner;
            this.periodMillis = periodMillis;
            this.listener = listener;
        }

        /** Looks at these runs from now on. */
        public void setRuns(List<RunEntry> wanted) {
            runs = List.copyOf(wanted);
        }

        private void tick() {
            long now = System.currentTimeMillis();
            if (busy || now - lastMillis < periodMillis) {
                return;
            }
            lastMillis = now;
            List<RunEntry> looked = runs;
            List<Long> versions = looked.stream().map(run -> tail(run).poll(run)).toList();
            if (!versions.equals(seen) || !names(looked).equals(names(seenRuns))) {
                seen = versions;
                seenRuns = looked;
                deliver(looked.stream().map(run -> tail(run).curves(run)).toList());
            }
        }

        private void deliver(List<RunCurves> curves) {
            busy = true;
            Ui.safeAsync(owner, () -> {
                busy = false;
                listener.accept(curves);
            });
        }

        private static List<String> names(List<RunEntry> runs) {
            return runs.stream().map(run -> run.id() + run.name()).toList();
        }
    }

    private Tail tail(RunEntry run) {
        return tails.computeIfAbsent(run.id().text(), _ -> new Tail(new ScalarFolder(run.runFolder().events())));
    }

    /** The event files of one run. */
    private static final class Tail {
        private final ScalarFolder folder;
        private long version;
        private long finalStatus = -1;

        Tail(ScalarFolder folder) {
            this.folder = folder;
        }

        /** Reads what was added. @return a number that grows with the curves */
        long poll(RunEntry run) {
            boolean ended = run.status().state().isFinal();
            if (ended && finalStatus == run.status().updated()) {
                return version;
            }
            try {
                version += folder.poll() ? 1 : 0;
            } catch (IOException e) {
                Problems.log(Messages.Chart_read, e);
            }
            finalStatus = ended ? run.status().updated() : -1;
            return version;
        }

        RunCurves curves(RunEntry run) {
            return RunCurves.of(run, folder);
        }
    }
}

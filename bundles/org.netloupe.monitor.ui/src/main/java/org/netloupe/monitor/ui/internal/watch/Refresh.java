package org.netloupe.monitor.ui.internal.watch;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.widgets.Control;
import org.netloupe.monitor.watch.WatchListener;
import org.netloupe.ui.work.Ui;

/**
 * Brings a view up to date with what is watched: soon after a change, and a few times a second while the view is seen, as
 * values come without a change. However much changes, a view is refreshed at most so often.
 */
final class Refresh {
    private final Control owner;
    private final Runnable action;
    private final int millis;
    private final AtomicBoolean due = new AtomicBoolean();

    private Refresh(Control owner, int millis, Runnable action) {
        this.owner = owner;
        this.millis = millis;
        this.action = action;
    }

    /** Refreshes every so many milliseconds, and sooner once something was chosen or found. */
    static void every(int millis, Control owner, Runnable action) {
        Refresh refresh = new Refresh(owner, millis, action);
        WatchListener changed = refresh::soon;
        Watching.ChoiceListener chosen = refresh::soon;
        Watching.ofWorkbench().watch().listen(changed);
        Watching.ofWorkbench().follow(chosen);
        owner.addDisposeListener(_ -> {
            Watching.ofWorkbench().watch().forget(changed);
            Watching.ofWorkbench().forget(chosen);
        });
        refresh.tick();
    }

    private void soon() {
        if (due.compareAndSet(false, true)) {
            Ui.safeAsync(owner, this::run);
        }
    }

    private void run() {
        due.set(false);
        action.run();
    }

    private void tick() {
        if (owner.isDisposed()) {
            return;
        }
        if (owner.isVisible()) {
            run();
        }
        owner.getDisplay().timerExec(millis, this::tick);
    }
}

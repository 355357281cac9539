package org.netloupe.monitor.ui.internal.command;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.monitor.ui.internal.SelectedRun;
import org.netloupe.monitor.ui.internal.Supervision;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.TrainingSupervisor;
import org.netloupe.ui.work.LatestWork;

/** A command on the selected runs, whichever view has the focus, carried out for each in a job. */
abstract class RunHandler extends AbstractHandler {
    @Override
    public final @Nullable Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveShell(event);
        List<RunEntry> runs = SelectedRun.chosen().stream().filter(this::concerns).toList();
        if (!runs.isEmpty() && prepare(shell, runs)) {
            runs.forEach(run -> LatestWork.visible(shell).start(Messages.bind(label(), run.name()),
                    Supervision.ofWorkbench().operation(supervisor -> perform(supervisor, run)), _ -> {}));
        }
        return null;
    }

    /** What is done, with {0} for the run's name. */
    abstract String label();

    /** Whether it makes sense for a run. */
    abstract boolean concerns(RunEntry run);

    /** Asks the user for what is needed. @return false to do nothing */
    boolean prepare(Shell shell, List<RunEntry> runs) {
        return true;
    }

    /** @return true */
    abstract boolean perform(TrainingSupervisor supervisor, RunEntry run) throws IOException;
}

package org.netloupe.monitor.ui.internal.command;

import java.io.IOException;
import java.util.List;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.swt.widgets.Shell;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.TrainingSupervisor;

/** Changes the learning rate of runs while they train, from their next batch on. */
public final class LearningRateHandler extends RunHandler {
    private double rate;

    @Override
    String label() {
        return Messages.Command_rate;
    }

    @Override
    boolean concerns(RunEntry run) {
        return run.status().state().hasProcess();
    }

    @Override
    boolean prepare(Shell shell, List<RunEntry> runs) {
        RunEntry first = runs.getFirst();
        double now = first.status().metrics().getOrDefault(ScalarTags.BATCH_LEARNING_RATE,
                first.request().settings().optimizer().learningRate());
        InputDialog dialog = new InputDialog(shell, Messages.Rate_title, Messages.Rate_text, Double.toString(now),
                LearningRateHandler::fault);
        boolean ok = dialog.open() == InputDialog.OK;
        if (ok) {
            rate = Double.parseDouble(dialog.getValue().strip());
        }
        return ok;
    }

    /** Why a text is no learning rate, null if it is one, as input dialogs want it. */
    private static @org.eclipse.jdt.annotation.Nullable String fault(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return value > 0 && Double.isFinite(value) ? null : Messages.Rate_wrong;
        } catch (NumberFormatException e) {
            return Messages.Rate_wrong;
        }
    }

    @Override
    boolean perform(TrainingSupervisor supervisor, RunEntry run) throws IOException {
        supervisor.set(run.id(), "learningRate", rate); //$NON-NLS-1$
        return true;
    }
}

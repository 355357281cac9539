package org.netloupe.monitor.ui.internal.command;

import java.io.IOException;
import java.util.OptionalInt;

import org.netloupe.core.training.RunState;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.TrainingSupervisor;

/** Lets paused runs go on, and starts stopped or failed ones again from their last checkpoint. */
public final class ResumeHandler extends RunHandler {
    @Override
    String label() {
        return Messages.Command_resume;
    }

    @Override
    boolean concerns(RunEntry run) {
        return run.status().state() == RunState.PAUSED || run.status().state() == RunState.STOPPED
                || run.status().state() == RunState.FAILED;
    }

    @Override
    boolean perform(TrainingSupervisor supervisor, RunEntry run) throws IOException {
        if (run.status().state() == RunState.PAUSED) {
            supervisor.proceed(run.id());
        } else {
            supervisor.resume(run.id(), OptionalInt.empty());
        }
        return true;
    }
}

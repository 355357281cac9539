package org.netloupe.monitor.ui.internal.command;

import java.io.IOException;

import org.netloupe.core.training.RunState;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.TrainingSupervisor;

/** Holds runs at their next batch. */
public final class PauseHandler extends RunHandler {
    @Override
    String label() {
        return Messages.Command_pause;
    }

    @Override
    boolean concerns(RunEntry run) {
        return run.status().state() == RunState.RUNNING;
    }

    @Override
    boolean perform(TrainingSupervisor supervisor, RunEntry run) throws IOException {
        supervisor.pause(run.id());
        return true;
    }
}

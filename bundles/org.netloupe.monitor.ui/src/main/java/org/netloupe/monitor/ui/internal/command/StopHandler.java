package org.netloupe.monitor.ui.internal.command;

import java.io.IOException;

import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.TrainingSupervisor;

/** Ends runs after the batch they are at; they can be resumed. */
public final class StopHandler extends RunHandler {
    @Override
    String label() {
        return Messages.Command_stop;
    }

    @Override
    boolean concerns(RunEntry run) {
        return !run.status().state().isFinal();
    }

    @Override
    boolean perform(TrainingSupervisor supervisor, RunEntry run) throws IOException {
        supervisor.stop(run.id());
        return true;
    }
}

package org.netloupe.training;

import java.io.IOException;
import java.util.Optional;

import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.tensor.InputException;

/**
 * Starts the process of a run with the engine that its request names. Workbench and command line may look at the same
 * workspace, so a run is started under a lock in its folder, and once only. Thread safe.
 */
public final class RunStarter {
    private final Contributions contributions;
    private final WorkerLauncher launcher;

    public RunStarter(Contributions contributions, WorkerLauncher launcher) {
        this.contributions = contributions;
        this.launcher = launcher;
    }

    /**
     * Starts a run that has no process, from its last checkpoint if it has one.
     *
     * @return the status right after the start
     * @throws InputException if the run has a process already, its engine is unknown or it cannot start; in the latter
     *             cases the run is FAILED
     */
    public RunStatus start(RunFolder folder) throws IOException {
        return RunLock.hold(folder, () -> startLocked(folder));
    }

    /**
     * Starts a run that waits for its turn; one that another supervisor has started meanwhile is left as it is.
     *
     * @return its status then
     */
    RunStatus startQueued(RunFolder folder) throws IOException {
        return RunLock.hold(folder, () -> {
            Optional<RunStatus> status = RunHealth.check(folder);
            return status.isPresent() && status.get().state() != RunState.QUEUED ? status.get() : startLocked(folder);
        });
    }

    private RunStatus startLocked(RunFolder folder) throws IOException {
        TrainingRequest request = folder.readRequest();
        RunStatus before = RunHealth.check(folder).orElseGet(() -> RunStatus.queued(request.settings().epochs()));
        if (before.state().hasProcess()) {
            throw new InputException("Run " + request.name(), "a run without a process",
                    "one that is " + before.state().name().toLowerCase(), "Stop it first.");
        }
        RunStatus starting = owned(before, request.settings().epochs(), 0, 0);
        folder.writeStatus(starting);
        try {
            ProcessHandle process = contributions.named(ExtensionPoint.TRAINING_ENGINES, request.engine())
                    .require(engine -> engine.start(folder, launcher));
            return started(folder, starting, process);
        } catch (IOException e) {
            folder.writeStatus(starting.in(RunState.FAILED, String.valueOf(e.getMessage())));
            throw e;
        }
    }

    /** Notes the process, unless it was quick enough to do so itself. */
    private static RunStatus started(RunFolder folder, RunStatus starting, ProcessHandle process) throws IOException {
        RunStatus now = folder.readStatus().orElse(starting);
        if (now.pid() != 0 || now.state() != RunState.STARTING) {
            return now;
        }
        long since = process.info().startInstant().map(java.time.Instant::toEpochMilli)
                .orElseGet(System::currentTimeMillis);
        RunStatus noted = owned(starting, starting.epochs(), process.pid(), since);
        folder.writeStatus(noted);
        return noted;
    }

    private static RunStatus owned(RunStatus status, int epochs, long pid, long processStart) {
        return new RunStatus(RunState.STARTING, status.epoch(), epochs, status.iteration(), status.fraction(),
                Double.NaN, Double.NaN, status.metrics(), "", pid, processStart, System.currentTimeMillis());
    }
}

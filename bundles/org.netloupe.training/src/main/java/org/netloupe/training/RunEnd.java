package org.netloupe.training;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;

/** Ends a process that does not listen. */
final class RunEnd {
    private static final long POLITE_SECONDS = 10;

    private RunEnd() {}

    /** Asks the system to end the process, then insists; a run that had not ended by itself is STOPPED afterwards. */
    static void byForce(RunFolder folder) throws IOException {
        RunStatus status = folder.readStatus().orElseThrow();
        if (!status.state().hasProcess()) {
            return;
        }
        if (status.isProcessAlive()) {
            ProcessHandle.of(status.pid()).ifPresent(RunEnd::end);
        }
        RunStatus last = folder.readStatus().orElse(status);
        if (!last.state().isFinal()) {
            folder.writeStatus(last.in(RunState.STOPPED, "Ended by force; it goes on from its last checkpoint"));
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            hasEnded(process);
        }
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(POLITE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package org.netloupe.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;

/** Tells the true state of a run from its folder: a process that has died can no longer say so itself. */
public final class RunHealth {
    /** A process that has not written its id by then never came up. */
    private static final long START_MILLIS = 60_000;

    private RunHealth() {}

    /**
     * The status of a run. If its process should be there and is not, the status becomes FAILED, with the end of the log
     * as its reason, and is written so.
     *
     * @return empty before the run has a status
     */
    public static Optional<RunStatus> check(RunFolder folder) throws IOException {
        Optional<RunStatus> seen = folder.readStatus();
        if (seen.isEmpty() || !isLost(seen.get())) {
            return seen;
        }
        // The process may have written its last status and ended between our two looks.
        RunStatus last = folder.readStatus().orElse(seen.get());
        if (!isLost(last)) {
            return Optional.of(last);
        }
        RunStatus failed = last.in(RunState.FAILED, reason(folder, last));
        folder.writeStatus(failed);
        return Optional.of(failed);
    }

    private static boolean isLost(RunStatus status) {
        if (!status.state().hasProcess()) {
            return false;
        }
        return status.pid() > 0
                ? !status.isProcessAlive()
                : System.currentTimeMillis() - status.updated() > START_MILLIS;
    }

    private static String reason(RunFolder folder, RunStatus last) throws IOException {
        String what = last.pid() > 0
                ? "The training process %d ended without a result after epoch %d of %d".formatted(last.pid(),
                        last.epoch(), last.epochs())
                : "The training process did not start";
        Optional<String> crash = crashReport(folder);
        if (crash.isPresent()) {
            return what + ": it crashed in native code, see " + crash.get() + ".";
        }
        String tail = LogTail.of(folder.log());
        return tail.isEmpty() ? what + "; its log is empty." : what + "; its log ends with: " + tail;
    }

    private static Optional<String> crashReport(RunFolder folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("hs_err") && name.endsWith(".log")).sorted().findFirst();
        }
    }
}

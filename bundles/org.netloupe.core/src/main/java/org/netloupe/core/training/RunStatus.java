package org.netloupe.core.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a run stands, as its process writes it at least at every epoch and at most a few times a second.
 *
 * @param epoch finished epochs
 * @param epochs all epochs
 * @param iteration finished updates since the beginning
 * @param fraction share of the whole work that is done, 0..1
 * @param secondsLeft estimate, NaN if there is none yet
 * @param imagesPerSecond instances trained a second, NaN if not known yet
 * @param metrics last value by tag: "train/loss", "validation/accuracy"; tags as in the event files
 * @param message for people: the reason of a failure, or empty
 * @param pid process that trains, 0 if none
 * @param processStart its start in milliseconds since 1970, to recognise it after a restart of the machine
 * @param updated time of this status in milliseconds since 1970
 */
public record RunStatus(RunState state, int epoch, int epochs, long iteration, double fraction, double secondsLeft,
        double imagesPerSecond, Map<String, Double> metrics, String message, long pid, long processStart,
        long updated) {
    public RunStatus {
        metrics = Map.copyOf(metrics);
    }

    /** The status of a run whose process has not yet written one. */
    public static RunStatus queued(int epochs) {
        return new RunStatus(RunState.QUEUED, 0, epochs, 0, 0, Double.NaN, Double.NaN, Map.of(), "", 0, 0,
                System.currentTimeMillis());
    }

    /** The same run in another state. */
    public RunStatus in(RunState other, String reason) {
        return new RunStatus(other, epoch, epochs, iteration, fraction, secondsLeft, imagesPerSecond, metrics, reason,
                pid, processStart, System.currentTimeMillis());
    }

    /** Whether the process that wrote this status is still there. */
    public boolean isProcessAlive() {
        return pid > 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(process -> process.info().startInstant()
                        .map(start -> Math.abs(start.toEpochMilli() - processStart) < 2000).orElse(true))
                .isPresent() && !isZombie(pid);
    }

    /** Killed, but not yet collected by its parent: in a container without an init process that lasts for good. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false; // not Linux, or gone in between
        }
    }
}

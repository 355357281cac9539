package org.netloupe.cli.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.registry.entry.RunId;

/** Watches a run until it ends, with a line of progress: one that changes on a terminal, otherwise one an epoch. */
public final class RunFollower {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Console console;
    private final Session session;

    public RunFollower(Console console, Session session) {
        this.console = console;
        this.session = session;
    }

    /**
     * Follows a run.
     *
     * @return its last status
     * @throws CancellationException on Ctrl+C; the run is then stopped and can be resumed
     */
    public RunStatus follow(RunId run) throws IOException {
        session.supervisor().watch();
        String printed = "";
        while (true) {
            RunStatus status = session.supervisor().status(run);
            String line = line(run, status);
            if (!line.equals(printed) && (console.terminal() || tellsMore(line, printed))) {
                console.status(line);
                printed = line;
            }
            if (status.state().isFinal()) {
                console.endStatus();
                session.supervisor().reconcile(); // its models are in the registry from here on
                return status;
            }
            pause(run);
        }
    }

    private static boolean tellsMore(String line, String printed) {
        return !brief(line).equals(brief(printed));
    }

    /** State and epoch: what is worth a line of its own in a log. */
    private static String brief(String line) {
        return line.replaceFirst(",.*", "");
    }

    private void pause(RunId run) throws IOException {
        if (console.cancellation().isCancelled()) {
            console.endStatus();
            session.supervisor().stop(run);
            throw new CancellationException("Cancelled");
        }
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Cancelled");
        }
    }

    private static String line(RunId run, RunStatus status) {
        StringBuilder line = new StringBuilder("%s %s epoch %d of %d".formatted(run,
                status.state().name().toLowerCase(Locale.ROOT), status.epoch(), status.epochs()));
        line.append(", %d %%".formatted(Math.round(100 * status.fraction())));
        append(line, "loss", status, ScalarTags.TRAIN_LOSS);
        append(line, "validation loss", status, ScalarTags.VALIDATION_LOSS);
        append(line, "validation accuracy", status, "validation/accuracy");
        if (Double.isFinite(status.imagesPerSecond())) {
            line.append(", %.0f instances/s".formatted(status.imagesPerSecond()));
        }
        if (Double.isFinite(status.secondsLeft()) && status.state().hasProcess()) {
            line.append(", %.0f s left".formatted(status.secondsLeft()));
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String name, RunStatus status, String tag) {
        Double value = status.metrics().get(tag);
        if (value != null && Double.isFinite(value)) {
            line.append(", %s %.4g".formatted(name, value));
        }
    }
}

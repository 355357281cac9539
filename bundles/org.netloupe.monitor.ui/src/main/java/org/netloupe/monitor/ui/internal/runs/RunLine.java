package org.netloupe.monitor.ui.internal.runs;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.figure.Status;
import org.netloupe.monitor.chart.RunCurves;
import org.netloupe.registry.entry.RunEntry;

/**
 * One line of the table of runs.
 *
 * @param dataset its name for people
 * @param loss values of the loss so far, thinned, for the small curve; shared
 */
public record RunLine(RunEntry run, String dataset, double[] loss) {

    public String id() {
        return run.id().text();
    }

    public RunStatus status() {
        return run.status();
    }

    /** Index into the class palette, the same in every view. */
    public int colour() {
        return RunCurves.colourOf(run);
    }

    /** Its state as pictures know it. */
    public Status mark() {
        return switch (status().state()) {
            case QUEUED, STARTING -> Status.WAITING;
            case RUNNING -> Status.RUNNING;
            case PAUSED, STOPPED -> Status.PAUSED;
            case DONE -> Status.DONE;
            case FAILED -> Status.FAILED;
        };
    }

    /** Its state in a word. */
    public String stateText() {
        return status().state().name().toLowerCase(Locale.ROOT);
    }

    public boolean is(RunState state) {
        return status().state() == state;
    }

    /** Validation loss, before the first epoch the loss of training; NaN if there is none. */
    public double lossValue() {
        return firstOf(ScalarTags.VALIDATION_LOSS, ScalarTags.TRAIN_LOSS, ScalarTags.BATCH_LOSS);
    }

    /** Validation accuracy, before the first epoch that of training; NaN if there is none. */
    public double accuracy() {
        return firstOf("validation/accuracy", ScalarTags.TRAIN_ACCURACY); //$NON-NLS-1$
    }

    /** Estimated seconds to the end, NaN when nothing is to come or nothing is known. */
    public double secondsLeft() {
        return status().state().isFinal() ? Double.NaN : status().secondsLeft();
    }

    private double firstOf(String... tags) {
        Optional<Double> found = Stream.of(tags).map(status().metrics()::get).filter(Objects::nonNull).findFirst();
        return found.orElse(Double.NaN);
    }

    /** The columns of the table in their first order. */
    public enum Column {
        STATE(line -> line.status().state().ordinal()), NAME(null), DATASET(null), EPOCH(
                line -> line.status().epoch()), PROGRESS(line -> line.status().fraction()), LOSS(
                        RunLine::lossValue), ACCURACY(
                                RunLine::accuracy), TIME_LEFT(RunLine::secondsLeft), CURVE(RunLine::lossValue);

        private final @org.eclipse.jdt.annotation.Nullable ToDoubleFunction<RunLine> number;

        Column(@org.eclipse.jdt.annotation.Nullable ToDoubleFunction<RunLine> number) {
            this.number = number;
        }

        /** Compares in ascending order; lines without a value come last either way. */
        int compare(RunLine a, RunLine b, boolean descending) {
            ToDoubleFunction<RunLine> by = number;
            if (by == null) {
                int order = this == NAME
                        ? String.CASE_INSENSITIVE_ORDER.compare(a.run().name(), b.run().name())
                        : String.CASE_INSENSITIVE_ORDER.compare(a.dataset(), b.dataset());
                return descending ? -order : order;
            }
            double left = by.applyAsDouble(a);
            double right = by.applyAsDouble(b);
            if (Double.isNaN(left) || Double.isNaN(right)) {
                return Boolean.compare(Double.isNaN(left), Double.isNaN(right));
            }
            return descending ? Double.compare(right, left) : Double.compare(left, right);
        }
    }
}

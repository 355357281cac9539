package org.netloupe.monitor.picture;

import java.util.Arrays;
import java.util.Optional;

import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.figure.matrix.Confusion;
import org.netloupe.figure.matrix.ConfusionMatrix;

/** The confusion matrix in an evaluation. Pure; any thread. */
public final class Evaluations {
    private Evaluations() {}

    /** The matrix of counts that the evaluation has; empty if no metric gave one that fits its classes. */
    public static Optional<Confusion> confusion(Evaluation evaluation) {
        int classes = evaluation.classes().size();
        return evaluation.metrics().values().stream().filter(MetricValue.Matrix.class::isInstance)
                .map(value -> ((MetricValue.Matrix) value).counts()).filter(counts -> isSquare(counts, classes))
                .findFirst().map(counts -> new Confusion(evaluation.classes(), flat(counts)));
    }

    private static boolean isSquare(long[][] counts, int classes) {
        return counts.length == classes
                && Arrays.stream(counts).allMatch(row -> row.length == classes);
    }

    private static long[] flat(long[][] counts) {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).toArray();
    }

    /** The picture of a matrix over the validation split after an epoch of a run. */
    public static ConfusionMatrix picture(String run, int epoch, Confusion confusion) {
        return ConfusionMatrix.of("%s, validation after epoch %d".formatted(run, epoch), confusion);
    }
}

package org.netloupe.monitor.ui.internal.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.figure.matrix.Confusion;
import org.netloupe.ui.figure.ExportSource;

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
                && java.util.Arrays.stream(counts).allMatch(row -> row.length == classes);
    }

    private static long[] flat(long[][] counts) {
        return java.util.Arrays.stream(counts).flatMapToLong(java.util.Arrays::stream).toArray();
    }

    /** The counts as rows of truth, prediction and count. */
    record Counts(Confusion confusion) implements ExportSource.Values {
        @Override
        public List<String> header() {
            return List.of("truth", "prediction", "count"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        }

        @Override
        public Iterable<List<String>> rows() {
            List<List<String>> rows = new ArrayList<>();
            for (int truth = 0; truth < confusion.classes().size(); truth++) {
                for (int prediction = 0; prediction < confusion.classes().size(); prediction++) {
                    rows.add(List.of(confusion.classes().get(truth), confusion.classes().get(prediction),
                            Long.toString(confusion.count(truth, prediction))));
                }
            }
            return rows;
        }
    }
}

package org.netloupe.figure.visualizer;

import java.util.Arrays;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Matrix;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.matrix.Confusion;
import org.netloupe.figure.matrix.ConfusionMatrix;

/** A matrix of counts with the same classes in rows (truth) and columns (prediction). */
public final class ConfusionVisualizer implements Visualizer {

    /** Largest count that a double holds exactly. */
    private static final double LARGEST = 1L << 53;

    @Override
    public double fit(VisualData data) {
        return data.values().size() == 1 && data.values().getFirst() instanceof Matrix matrix && isConfusion(matrix)
                ? 1
                : 0;
    }

    @Override
    public Figure figure(VisualData data) {
        Matrix matrix = Selection.required(data, Matrix.class).getFirst();
        if (!isConfusion(matrix)) {
            throw new IllegalArgumentException(
                    "Cannot draw " + matrix.name() + " as a confusion matrix: expected counts with "
                            + "the same classes in rows and columns.");
        }
        long[] counts = Arrays.stream(matrix.numbers()).mapToLong(n -> (long) n).toArray();
        return ConfusionMatrix.of(data.title(), new Confusion(matrix.rowLabels(), counts));
    }

    private static boolean isConfusion(Matrix matrix) {
        return matrix.rowLabels().equals(matrix.columnLabels())
                && Arrays.stream(matrix.numbers()).allMatch(n -> n >= 0 && n <= LARGEST && n == Math.rint(n));
    }
}

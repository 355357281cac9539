package org.netloupe.figure.visualizer;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Matrix;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.heat.Cells;
import org.netloupe.figure.heat.HeatMap;

/** A matrix of any numbers as colours. */
public final class HeatVisualizer implements Visualizer {

    /** Less than that of a confusion matrix, which says more where it fits. */
    private static final double SUITS = 0.9;

    @Override
    public double fit(VisualData data) {
        return data.values().size() == 1 ? SUITS * Selection.share(data, Matrix.class) : 0;
    }

    @Override
    public Figure figure(VisualData data) {
        Matrix matrix = Selection.only(data, Matrix.class);
        float[] values = new float[matrix.numbers().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) matrix.numbers()[i];
        }
        return HeatMap.of(data.title(), new Cells(matrix.rowLabels().size(), matrix.columnLabels().size(), values,
                matrix.rowLabels(), matrix.columnLabels()));
    }
}

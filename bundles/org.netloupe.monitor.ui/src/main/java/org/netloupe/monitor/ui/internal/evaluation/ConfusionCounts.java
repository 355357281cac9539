package org.netloupe.monitor.ui.internal.evaluation;

import java.util.ArrayList;
import java.util.List;

import org.netloupe.figure.matrix.Confusion;
import org.netloupe.ui.figure.ExportSource;

/** A confusion matrix as rows of truth, prediction and count. */
record ConfusionCounts(Confusion confusion) implements ExportSource.Values {
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

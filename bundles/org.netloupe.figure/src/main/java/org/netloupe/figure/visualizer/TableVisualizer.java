package org.netloupe.figure.visualizer;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Table;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.table.ValueTable;

/** Text and mixed values as rows, the newest at the end. */
public final class TableVisualizer implements Visualizer {

    @Override
    public double fit(VisualData data) {
        return data.values().size() == 1 ? Selection.share(data, Table.class) : 0;
    }

    @Override
    public Figure figure(VisualData data) {
        Table table = Selection.only(data, Table.class);
        return ValueTable.of(data.title(), table.columns(), table.rows());
    }
}

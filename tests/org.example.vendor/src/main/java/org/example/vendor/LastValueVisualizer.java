package org.example.vendor;

import java.util.ArrayList;
import java.util.List;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Series;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.chart.BarChart;

/** The last value of each series as a bar. */
public final class LastValueVisualizer implements Visualizer {
    @Override
    public double fit(VisualData data) {
        return !data.values().isEmpty() && data.values().stream().allMatch(Series.class::isInstance) ? 0.3 : 0;
    }

    @Override
    public Figure figure(VisualData data) {
        List<String> names = new ArrayList<>();
        double[] last = new double[data.values().size()];
        for (VisualData.NamedValue value : data.values()) {
            if (!(value instanceof Series series)) {
                throw new IllegalArgumentException("Expected series, found " + value.name());
            }
            last[names.size()] = series.y().length == 0 ? Double.NaN : series.y()[series.y().length - 1];
            names.add(series.name());
        }
        return BarChart.ofNumbers(data.title(), names, List.of(new BarChart.Bars("last", 0, last)));
    }
}

package org.netloupe.monitor.ui.internal.chart;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.figure.chart.LineSeries;
import org.netloupe.ui.figure.ExportSource;

/** The numbers behind a chart, one row per value, all digits. */
record ChartValues(LineChartModel chart) implements ExportSource.Values {
    @Override
    public List<String> header() {
        return List.of("series", chart.x().title(), chart.y().title()); //$NON-NLS-1$
    }

    @Override
    public Iterable<List<String>> rows() {
        return () -> chart.visible().stream().flatMap(ChartValues::rows).iterator();
    }

    private static Stream<List<String>> rows(LineSeries series) {
        return IntStream.range(0, series.samples().size()).mapToObj(i -> List.of(series.name(),
                Double.toString(series.samples().x(i)), Double.toString(series.samples().y(i))));
    }
}

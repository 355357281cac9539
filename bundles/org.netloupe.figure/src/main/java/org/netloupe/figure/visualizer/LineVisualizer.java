package org.netloupe.figure.visualizer;

import java.util.List;
import java.util.stream.IntStream;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Remarks;
import org.netloupe.figure.VisualData.Series;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.chart.LineChart;
import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.figure.chart.LineSeries;
import org.netloupe.figure.chart.Note;
import org.netloupe.figure.chart.Samples;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.figure.chart.YAxis;

/** Series as lines over a common axis, with remarks; the axis has a unit where all series share it. */
public final class LineVisualizer implements Visualizer {

    @Override
    public double fit(VisualData data) {
        double lines = Selection.share(data, Series.class);
        return lines == 0 ? 0 : lines + Selection.share(data, Remarks.class);
    }

    @Override
    public Figure figure(VisualData data) {
        List<Series> series = Selection.required(data, Series.class);
        List<LineSeries> lines = IntStream.range(0, series.size())
                .mapToObj(i -> LineSeries.of(series.get(i).name(), i, Samples.of(series.get(i).x(), series.get(i).y())))
                .toList();
        List<String> units = series.stream().map(Series::unit).distinct().toList();
        YAxis axis = new YAxis("", units.size() == 1 ? units.getFirst() : "", false);
        return new LineChart(LineChartModel.of(data.title(), XAxis.POSITION, axis, lines).withNotes(notes(data)));
    }

    private static List<Note> notes(VisualData data) {
        return Selection.of(data, Remarks.class).stream().flatMap(remarks -> IntStream.range(0, remarks.texts().size())
                .mapToObj(i -> Note.at(remarks.x()[i], remarks.y()[i], remarks.texts().get(i)))).toList();
    }
}

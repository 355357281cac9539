package org.netloupe.figure.visualizer;

import java.util.List;
import java.util.stream.IntStream;

import org.netloupe.figure.Figure;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.Labelled;
import org.netloupe.figure.Visualizer;
import org.netloupe.figure.chart.BarChart;

/** Labelled numbers as bars; several lists are grouped where their labels are the same. */
public final class BarVisualizer implements Visualizer {

    @Override
    public double fit(VisualData data) {
        List<Labelled> lists = Selection.of(data, Labelled.class);
        boolean same = lists.stream().map(Labelled::labels).distinct().count() <= 1;
        return same ? Selection.share(data, Labelled.class) : 0;
    }

    @Override
    public Figure figure(VisualData data) {
        List<Labelled> lists = Selection.required(data, Labelled.class);
        List<String> labels = lists.getFirst().labels();
        if (lists.stream().anyMatch(l -> !l.labels().equals(labels))) {
            throw new IllegalArgumentException(
                    "Cannot draw " + data.title() + " as bars: all lists need the same labels.");
        }
        return BarChart.ofNumbers(data.title(), labels, IntStream.range(0, lists.size())
                .mapToObj(i -> new BarChart.Bars(lists.get(i).name(), i, lists.get(i).numbers())).toList());
    }
}

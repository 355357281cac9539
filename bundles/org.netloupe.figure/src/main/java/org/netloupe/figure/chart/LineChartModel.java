package org.netloupe.figure.chart;

import java.util.List;
import java.util.Set;

import org.netloupe.figure.ChartViewport;

/**
 * What a line chart shows. Immutable; the with-methods give changed copies that share the samples.
 *
 * @param title
 *            in bold over the chart, may be empty
 * @param x
 *            what is counted from left to right
 * @param y
 *            what is measured
 * @param series
 *            in the order of the legend, the last painted on top; ids unique
 * @param smoothing
 *            weight of what lies a thousandth of the axis back, 0 (none) to 0.999, see {@link Samples#smoothed}; the raw
 *            line is then drawn faint behind
 * @param viewport
 *            the window onto the data
 * @param hidden
 *            ids of the series that are switched off
 * @param notes
 *            words over the lines
 * @param emptyText
 *            what to do when there is nothing to show
 */
public record LineChartModel(String title, XAxis x, YAxis y, List<LineSeries> series, double smoothing,
        ChartViewport viewport, Set<String> hidden, List<Note> notes, String emptyText) {

    private static final String NOTHING = "No values yet. Start a training or choose a run with values.";

    /** @throws IllegalArgumentException if the smoothing is outside of 0 to 0.999 or two series share an id */
    public LineChartModel {
        series = List.copyOf(series);
        hidden = Set.copyOf(hidden);
        notes = List.copyOf(notes);
        if (!(smoothing >= 0 && smoothing <= 0.999)) {
            throw new IllegalArgumentException("Smoothing must be 0 to 0.999, not " + smoothing + ".");
        }
        if (series.stream().map(LineSeries::id).distinct().count() != series.size()) {
            throw new IllegalArgumentException("Every series of a chart needs an id of its own.");
        }
    }

    /** A chart of all series, not smoothed. */
    public static LineChartModel of(String title, XAxis x, YAxis y, List<LineSeries> series) {
        return new LineChartModel(title, x, y, series, 0, ChartViewport.FIT, Set.of(), List.of(), NOTHING);
    }

    public LineChartModel withTitle(String text) {
        return new LineChartModel(text, x, y, series, smoothing, viewport, hidden, notes, emptyText);
    }

    public LineChartModel withX(XAxis axis) {
        return new LineChartModel(title, axis, y, series, smoothing, viewport, hidden, notes, emptyText);
    }

    public LineChartModel withY(YAxis axis) {
        return new LineChartModel(title, x, axis, series, smoothing, viewport, hidden, notes, emptyText);
    }

    public LineChartModel withSeries(List<LineSeries> lines) {
        return new LineChartModel(title, x, y, lines, smoothing, viewport, hidden, notes, emptyText);
    }

    public LineChartModel withSmoothing(double weight) {
        return new LineChartModel(title, x, y, series, weight, viewport, hidden, notes, emptyText);
    }

    public LineChartModel withViewport(ChartViewport window) {
        return new LineChartModel(title, x, y, series, smoothing, window, hidden, notes, emptyText);
    }

    public LineChartModel withHidden(Set<String> ids) {
        return new LineChartModel(title, x, y, series, smoothing, viewport, ids, notes, emptyText);
    }

    public LineChartModel withNotes(List<Note> words) {
        return new LineChartModel(title, x, y, series, smoothing, viewport, hidden, words, emptyText);
    }

    public LineChartModel withEmptyText(String text) {
        return new LineChartModel(title, x, y, series, smoothing, viewport, hidden, notes, text);
    }

    /** The series that are switched on. */
    public List<LineSeries> visible() {
        return series.stream().filter(s -> !hidden.contains(s.id())).toList();
    }
}

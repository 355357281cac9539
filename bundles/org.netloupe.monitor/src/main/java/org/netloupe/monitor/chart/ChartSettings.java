package org.netloupe.monitor.chart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Interval;
import org.netloupe.figure.chart.XAxis;

/**
 * How the chart is set, as it is kept over a restart.
 *
 * @param measures shown tiles in their order: "loss", "accuracy"
 * @param smoothing weight of the past, 0 for none
 * @param logarithmic measures with a logarithmic axis
 * @param hidden ids of the series that are switched off
 * @param windows zoomed parts by measure: x minimum, x maximum, y minimum, y maximum, NaN for a side that fits
 * @param pinned ids of runs that stay whatever is selected
 */
public record ChartSettings(XAxis axis, List<String> measures, double smoothing, Set<String> logarithmic,
        Set<String> hidden, Map<String, List<Double>> windows, List<String> pinned) {

    public static final ChartSettings DEFAULT = new ChartSettings(XAxis.ITERATION, List.of("loss", "accuracy"), 0,
            Set.of(), Set.of(), Map.of(), List.of());

    public ChartSettings {
        measures = List.copyOf(measures);
        logarithmic = Set.copyOf(logarithmic);
        hidden = Set.copyOf(hidden);
        windows = Map.copyOf(windows);
        pinned = List.copyOf(pinned);
        smoothing = Math.clamp(smoothing, 0, 0.99);
    }

    /** Another axis; zoomed parts are forgotten, as their positions mean something else there. */
    public ChartSettings withAxis(XAxis other) {
        return new ChartSettings(other, measures, smoothing, logarithmic, hidden, Map.of(), pinned);
    }

    public ChartSettings withSmoothing(double weight) {
        return new ChartSettings(axis, measures, weight, logarithmic, hidden, windows, pinned);
    }

    public ChartSettings withHidden(Set<String> series) {
        return new ChartSettings(axis, measures, smoothing, logarithmic, series, windows, pinned);
    }

    public ChartSettings withPinned(List<String> runs) {
        return new ChartSettings(axis, measures, smoothing, logarithmic, hidden, windows, runs);
    }

    /** With runs that stay in the chart beside those that do already. */
    public ChartSettings pinning(List<String> runs) {
        Set<String> all = new LinkedHashSet<>(pinned);
        all.addAll(runs);
        return withPinned(List.copyOf(all));
    }

    /** Shows or hides the tile of a measure. The last one stays. */
    public ChartSettings toggled(String measure) {
        List<String> shown = new java.util.ArrayList<>(measures);
        if (!shown.remove(measure)) {
            shown.add(measure);
        }
        return new ChartSettings(axis, shown.isEmpty() ? measures : shown, smoothing, logarithmic, hidden, windows,
                pinned);
    }

    public ChartSettings withLogarithmic(String measure, boolean on) {
        Set<String> changed = new HashSet<>(logarithmic);
        if (on) {
            changed.add(measure);
        } else {
            changed.remove(measure);
        }
        Map<String, List<Double>> kept = new HashMap<>(windows);
        kept.remove(measure);
        return new ChartSettings(axis, measures, smoothing, changed, hidden, kept, pinned);
    }

    /** The part of a measure's chart that is shown. */
    public ChartViewport viewport(String measure) {
        List<Double> window = windows.get(measure);
        return window == null || window.size() != 4
                ? ChartViewport.FIT
                : new ChartViewport(interval(window.get(0), window.get(1)), interval(window.get(2), window.get(3)));
    }

    private static Optional<Interval> interval(double from, double to) {
        return Double.isFinite(from) && Double.isFinite(to) && from < to
                ? Optional.of(new Interval(from, to))
                : Optional.empty();
    }

    public ChartSettings withViewport(String measure, ChartViewport viewport) {
        Map<String, List<Double>> changed = new HashMap<>(windows);
        if (viewport.isFit()) {
            changed.remove(measure);
        } else {
            changed.put(measure, List.of(side(viewport.x(), true), side(viewport.x(), false), side(viewport.y(), true),
                    side(viewport.y(), false)));
        }
        return new ChartSettings(axis, measures, smoothing, logarithmic, hidden, changed, pinned);
    }

    private static double side(Optional<Interval> interval, boolean low) {
        return interval.map(i -> low ? i.min() : i.max()).orElse(Double.NaN);
    }
}

package org.netloupe.monitor.ui.internal.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.netloupe.figure.chart.LineChart;
import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.monitor.chart.ChartComposer;
import org.netloupe.monitor.chart.ChartSettings;
import org.netloupe.monitor.chart.RunCurves;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.registry.entry.RunEntry;

/**
 * What the chart shows: which runs, their curves, and the settings. Knows no widgets; used by one thread. The board asks
 * for the charts again after every change.
 */
public final class ChartController {
    private ChartSettings settings;
    private List<String> selected = List.of();
    private List<RunCurves> curves = List.of();

    public ChartController(ChartSettings settings) {
        this.settings = settings;
    }

    public ChartSettings settings() {
        return settings;
    }

    public void setSettings(ChartSettings changed) { settings = changed; }

    /** Runs that are selected in the workbench, by id. */
    public void setSelected(List<String> ids) {
        selected = List.copyOf(ids);
    }

    public void setCurves(List<RunCurves> changed) { curves = List.copyOf(changed); }

    /**
     * The runs to follow: pinned ones, then selected ones; while nothing is chosen the newest, so that a training that was
     * just started is seen at once.
     *
     * @param all runs of the workspace, newest first
     */
    public List<RunEntry> runs(List<RunEntry> all) {
        Map<String, RunEntry> chosen = new LinkedHashMap<>();
        for (String id : union(settings.pinned(), selected)) {
            all.stream().filter(run -> run.id().text().equals(id)).findFirst().ifPresent(run -> chosen.put(id, run));
        }
        return chosen.isEmpty() ? all.stream().limit(1).toList() : List.copyOf(chosen.values());
    }

    private static List<String> union(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    /** The chart of each shown measure, in their order. */
    public Map<String, LineChart> charts() {
        Map<String, LineChart> charts = new LinkedHashMap<>();
        for (String measure : settings.measures()) {
            LineChartModel chart = ChartComposer.chart(measure, curves, settings);
            charts.put(measure,
                    new LineChart(curves.isEmpty() ? chart.withEmptyText(Messages.Chart_selectRuns) : chart));
        }
        return charts;
    }

    /** Everything that could be shown: what the runs measured and what is shown already. */
    public SortedSet<String> measures() {
        SortedSet<String> measures = new TreeSet<>(settings.measures());
        curves.forEach(run -> measures.addAll(run.measures()));
        return measures;
    }
}

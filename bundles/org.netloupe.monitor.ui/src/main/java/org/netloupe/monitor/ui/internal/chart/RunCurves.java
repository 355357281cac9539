package org.netloupe.monitor.ui.internal.chart;

import org.netloupe.stream.events.ScalarSeries.Snapshot;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.netloupe.core.training.ScalarTags;

/**
 * All scalars of a run.
 *
 * @param id text of the run's id
 * @param colour index into the class palette, the same for this run in every view
 * @param curves by tag
 */
public record RunCurves(String id, String name, int colour, Map<String, Snapshot> curves) {
    private static final Snapshot NONE = new Snapshot(new long[0], new double[0], new double[0], 0);

    public RunCurves {
        curves = Map.copyOf(curves);
    }

    /** The values with a tag, none if it never came. */
    public Snapshot curve(String tag) {
        return curves.getOrDefault(tag, NONE);
    }

    /** What was measured: the last parts of the tags, "loss" for "batch/loss" and "validation/loss". */
    public SortedSet<String> measures() {
        SortedSet<String> measures = new TreeSet<>();
        for (String tag : curves.keySet()) {
            if (!tag.equals(ScalarTags.EPOCH_ITERATION)) {
                measures.add(tag.substring(tag.indexOf('/') + 1));
            }
        }
        return measures;
    }

    /** Wall time of the first value of all, NaN if there is none. */
    double firstSecond() {
        return curves.values().stream().filter(curve -> curve.size() > 0).mapToDouble(curve -> curve.wallTimes()[0])
                .min()
                .orElse(Double.NaN);
    }
}

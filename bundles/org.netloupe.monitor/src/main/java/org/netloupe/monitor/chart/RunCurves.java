package org.netloupe.monitor.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.netloupe.core.training.ScalarTags;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.stream.events.ScalarFolder;
import org.netloupe.stream.events.ScalarSeries.Snapshot;

/**
 * All scalars of a run, as they were when they were read.
 *
 * @param id text of the run's id
 * @param colour index into the class palette, the same for this run in every view
 * @param curves by tag
 */
public record RunCurves(String id, String name, int colour, Map<String, Snapshot> curves) {
    /** Kinds of tags that are drawn together, under the measure that follows. */
    private static final List<String> SPLITS = List.of("batch", "train", "validation");
    private static final Snapshot NONE = new Snapshot(new long[0], new double[0], new double[0], 0);

    public RunCurves {
        curves = Map.copyOf(curves);
    }

    /**
     * What was read of a run so far.
     *
     * @param folder of this run, polled by its owner
     */
    public static RunCurves of(RunEntry run, ScalarFolder folder) {
        Map<String, Snapshot> curves = new HashMap<>();
        folder.tags().forEach(tag -> folder.series(tag).ifPresent(series -> curves.put(tag, series)));
        return new RunCurves(run.id().text(), run.name(), colourOf(run), curves);
    }

    /** Index into the class palette for a run, the same in every view and picture. */
    public static int colourOf(RunEntry run) {
        return (int) Math.floorMod(run.id().number() - 1, 20L);
    }

    /** The values with a tag, none if it never came. */
    public Snapshot curve(String tag) {
        return curves.getOrDefault(tag, NONE);
    }

    /** What was measured: "loss" for "batch/loss" and "validation/loss"; other kinds of tags whole. */
    public SortedSet<String> measures() {
        SortedSet<String> measures = new TreeSet<>();
        for (String tag : curves.keySet()) {
            if (!tag.equals(ScalarTags.EPOCH_ITERATION)) {
                measures.add(measure(tag));
            }
        }
        return measures;
    }

    private static String measure(String tag) {
        int slash = tag.indexOf('/');
        return slash > 0 && SPLITS.contains(tag.substring(0, slash)) ? tag.substring(slash + 1) : tag;
    }

    /** Wall time of the first value of all, NaN if there is none. */
    double firstSecond() {
        return curves.values().stream().filter(curve -> curve.size() > 0).mapToDouble(curve -> curve.wallTimes()[0])
                .min()
                .orElse(Double.NaN);
    }
}

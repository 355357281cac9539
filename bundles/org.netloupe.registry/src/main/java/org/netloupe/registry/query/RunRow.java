package org.netloupe.registry.query;

import java.util.List;

import org.netloupe.core.training.RunState;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.entry.RunTimes;

/**
 * One run in a list.
 *
 * @param tags in alphabetical order
 * @param progress how far it is
 * @param created milliseconds since 1970
 * @param values of the query's columns, NaN where the run has none; shared
 */
public record RunRow(RunId id, String name, RunState state, Progress progress, String message, List<String> tags,
        long created, RunTimes times, double[] values) {
    /**
     * How far a run is.
     *
     * @param epoch finished epochs
     * @param epochs all epochs
     * @param fraction share of the work that is done, 0..1
     * @param secondsLeft NaN if not known
     * @param imagesPerSecond NaN if not known
     */
    public record Progress(int epoch, int epochs, double fraction, double secondsLeft, double imagesPerSecond) {}
}

package org.netloupe.registry.entry;

import java.nio.file.Path;
import java.util.Map;

import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;

/**
 * A run in the registry.
 *
 * @param folder absolute
 * @param status the latest that was recorded
 * @param metrics by tag
 */
public record RunEntry(RunId id, Labels labels, Path folder, TrainingRequest request, RunStatus status,
        RunTimes times, Map<String, MetricSummary> metrics) implements Entry {
    public RunEntry {
        metrics = Map.copyOf(metrics);
    }

    public RunFolder runFolder() {
        return new RunFolder(folder);
    }
}

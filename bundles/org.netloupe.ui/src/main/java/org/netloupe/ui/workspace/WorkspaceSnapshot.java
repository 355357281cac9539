package org.netloupe.ui.workspace;

import java.util.List;
import java.util.Optional;

import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;

/**
 * What the workspace held at one moment.
 *
 * @param runs newest first
 * @param ready whether it was read at all; before that the lists are empty
 */
public record WorkspaceSnapshot(List<ModelEntry> models, List<DatasetEntry> datasets, List<RunEntry> runs,
        boolean ready) {
    /** Before the registry was read. */
    public static final WorkspaceSnapshot OPENING = new WorkspaceSnapshot(List.of(), List.of(), List.of(), false);

    public WorkspaceSnapshot {
        models = List.copyOf(models);
        datasets = List.copyOf(datasets);
        runs = List.copyOf(runs);
    }

    /** Whether it was read and there is nothing in it. */
    public boolean isEmpty() {
        return ready && models.isEmpty() && datasets.isEmpty() && runs.isEmpty();
    }

    /** The run with an id as text. */
    public Optional<RunEntry> run(String id) {
        return runs.stream().filter(run -> run.id().text().equals(id)).findFirst();
    }

    /** The entry with an id as text, of any kind. */
    public Optional<Entry> entry(String id) {
        return java.util.stream.Stream.<Entry>concat(runs.stream(),
                java.util.stream.Stream.concat(models.stream(), datasets.stream()))
                .filter(entry -> entry.id().text().equals(id)).findFirst();
    }

    /** The name under which a run's dataset is known, else where it comes from. */
    public String datasetOf(RunEntry run) {
        return datasets.stream().filter(dataset -> dataset.description().spec().equals(run.request().dataset()))
                .map(Entry::name).findFirst().orElseGet(() -> shortName(run));
    }

    private static String shortName(RunEntry run) {
        String provider = run.request().datasetProvider();
        return run.request().dataset().path().map(path -> String.valueOf(path.getFileName()))
                .orElse(provider.substring(provider.lastIndexOf('.') + 1));
    }
}

package org.netloupe.stream.stored;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.netloupe.agent.query.Pipeline;
import org.netloupe.agent.query.Query;
import org.netloupe.stream.events.EntryKind;
import org.netloupe.stream.events.EventFolder;

/**
 * A folder of event files as a source. The event {@code step} happens at every step that any tag has, with all tags as
 * observables; the tags {@code batch/loss} and {@code batch/size} are the event {@code batch} with the observables loss and
 * size as well. Every event also has {@code step}, unless a tag has that name. An epoch ends where the observable epoch
 * changes, or after the iteration that the tag epoch/iteration says.
 */
record FolderEvents(EventFolder folder) implements StoredEvents {
    static final String STEP = "step";
    private static final String EPOCH_ITERATION = "epoch/iteration";
    /** Events of our own runs whose steps are epochs already. */
    private static final Set<String> BY_EPOCH = Set.of("epoch", "train", "validation");

    @Override
    public Map<String, Set<String>> events() throws IOException {
        folder.poll();
        SortedMap<String, Set<String>> events = new TreeMap<>();
        for (String tag : folder.tags().keySet()) {
            events.computeIfAbsent(STEP, name -> new TreeSet<>()).add(tag);
            int slash = tag.indexOf('/');
            if (slash > 0 && slash < tag.length() - 1) {
                events.computeIfAbsent(tag.substring(0, slash), name -> new TreeSet<>()).add(tag.substring(slash + 1));
            }
        }
        events.values().forEach(names -> names.add(STEP));
        return events;
    }

    @Override
    public void replay(Query query, Pipeline.Output output) throws IOException {
        Map<String, Set<String>> events = events();
        Set<String> names = events.get(query.event());
        if (names == null) {
            throw StoredEvents.absent(query.event(), events.keySet(), folder.path().toString());
        }
        new StepReplay(new Pipeline(query, output), columns(query, names), epochEnds(query)).run();
    }

    /** Those that the query reads, and in any case all scalars, as each of their steps is an event. */
    private SortedMap<String, TagColumn> columns(Query query, Set<String> names) {
        Optional<Set<String>> wanted = query.observables();
        String prefix = query.event().equals(STEP) ? "" : query.event() + "/";
        Map<String, EntryKind> tags = folder.tags();
        SortedMap<String, TagColumn> columns = new TreeMap<>();
        for (String name : names) {
            String tag = prefix + name;
            EntryKind kind = tags.get(tag);
            if (kind == EntryKind.SCALAR) {
                columns.put(name, new TagColumn.Scalars(folder.scalars(tag).orElseThrow()));
            } else if (kind != null && kind != EntryKind.HYPERPARAMETERS
                    && (wanted.isEmpty() || wanted.get().contains(name))) {
                columns.put(name, new TagColumn.Others(folder, folder.entries(tag)));
            }
        }
        return columns;
    }

    /** The steps after which an epoch ended, of events whose steps are iterations. */
    private double[] epochEnds(Query query) {
        return BY_EPOCH.contains(query.event())
                ? new double[0]
                : folder.scalars(EPOCH_ITERATION).map(series -> Arrays.copyOf(series.values(), series.size()))
                        .orElseGet(() -> new double[0]);
    }
}

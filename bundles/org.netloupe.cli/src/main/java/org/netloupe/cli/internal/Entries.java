package org.netloupe.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.EntryKind;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.registry.query.RunRow;
import org.netloupe.tensor.InputException;

/** Finds entries of the registry by id (m3, d1, r17), by name, or runs by the word {@code last}. */
public record Entries(Registry registry) {

    /**
     * The one entry that a word means.
     *
     * @throws InputException if it means none or several
     */
    public Entry find(String word) throws IOException {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries()) {
            if (entry.id().text().equalsIgnoreCase(word)) {
                return entry;
            }
            if (entry.name().equals(word)) {
                found.add(entry);
            }
        }
        for (RunRow row : runs(word)) {
            found.add(registry.run(row.id()).orElseThrow());
        }
        return one(word, "the id or name of a model, dataset or run", found);
    }

    /** The one run that a word means. */
    public RunEntry run(String word) throws IOException {
        List<Entry> found = new ArrayList<>();
        for (RunRow row : runs(word)) {
            found.add(registry.run(row.id()).orElseThrow());
        }
        return (RunEntry) one(word, "the id or name of a run, or the word last", found);
    }

    /** The one model that a word means. */
    public ModelEntry model(String word) throws IOException {
        List<Entry> found = new ArrayList<>(registry.models().stream().filter(model -> means(model, word)).toList());
        return (ModelEntry) one(word, "the id or name of a model", found);
    }

    private static boolean means(Entry entry, String word) {
        return entry.id().text().equalsIgnoreCase(word) || entry.name().equals(word);
    }

    private List<Entry> entries() throws IOException {
        return Stream.concat(registry.models().stream().map(Entry.class::cast), registry.datasets().stream()).toList();
    }

    private List<RunRow> runs(String word) throws IOException {
        List<RunRow> rows = registry.runs(RunQuery.ALL).rows();
        if (word.equals("last")) {
            return rows.stream().limit(1).toList();
        }
        List<RunRow> byId = rows.stream().filter(row -> row.id().text().equalsIgnoreCase(word)).toList();
        return byId.isEmpty() ? rows.stream().filter(row -> row.name().equals(word)).toList() : byId;
    }

    private static Entry one(String word, String expected, List<Entry> found) throws InputException {
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new InputException("\"" + word + "\"", expected, found.isEmpty()
                ? "none"
                : "several: " + String.join(", ", found.stream().map(entry -> entry.id().text()).toList()),
                found.isEmpty() ? "\"netloupe ls\" lists what is there." : "Use the id.");
    }

    /** The id of a run. */
    public RunId runId(String word) throws IOException {
        return run(word).id();
    }

    /** The kind in words. */
    public static String word(EntryKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}

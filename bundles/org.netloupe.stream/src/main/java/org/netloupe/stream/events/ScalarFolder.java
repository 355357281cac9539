package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import org.netloupe.tensor.InputException;

/**
 * All scalars of a run: the event files of one folder, in the order of their names, as series by tag. {@link #poll} takes
 * in what was added; one thread polls, any thread reads the series.
 */
public final class ScalarFolder {
    private final Path folder;
    private final EventDecoder decoder = new EventDecoder();
    private final Map<Path, EventFileReader> readers = new TreeMap<>();
    private final Map<String, ScalarSeries> series = new ConcurrentSkipListMap<>();

    /** @param folder may be absent until its first file is written */
    public ScalarFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes in what was added since the last call.
     *
     * @return whether anything was
     * @throws IOException if a file cannot be read
     */
    public boolean poll() throws IOException {
        long records = 0;
        for (Path file : files()) {
            records += readers.computeIfAbsent(file, name -> new EventFileReader(name, decoder)).poll(this::add);
        }
        return records > 0;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("tfevents")).sorted().toList();
        }
    }

    private void add(String tag, long step, double wallTime, double value) {
        series.computeIfAbsent(tag, name -> new ScalarSeries()).append(step, wallTime, value);
    }

    /** The tags seen so far, sorted. */
    public List<String> tags() {
        return List.copyOf(series.keySet());
    }

    /** The series of a tag as it is now; empty if the tag was not seen. */
    public Optional<ScalarSeries.Snapshot> series(String tag) {
        return Optional.ofNullable(series.get(tag)).map(ScalarSeries::snapshot);
    }

    /** What was damaged and passed over, one sentence each. */
    public List<InputException> damages() {
        return readers.values().stream().map(EventFileReader::damages).flatMap(List::stream).toList();
    }
}

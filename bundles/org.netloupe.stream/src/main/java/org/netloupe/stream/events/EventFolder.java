package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import org.netloupe.stream.events.ProtobufReader.MalformedException;
import org.netloupe.tensor.InputException;

/**
 * Everything of a run: the event files of one folder, in the order of their names. Scalars are kept as series by tag;
 * of images, histograms, texts and tensors only where they stand, so that memory grows with their number, not their size.
 * {@link #poll} takes in what was added, and reads nothing while no file has changed; one thread polls, any thread asks.
 * No file is open in between.
 */
public final class EventFolder {
    private final Path folder;
    private final EventDecoder decoder = new EventDecoder();
    private final Map<Path, Followed> files = new TreeMap<>();
    private final Map<String, ScalarSeries> scalars = new ConcurrentSkipListMap<>();
    private final Map<String, EntrySeries> entries = new ConcurrentSkipListMap<>();
    private final EventSink sink = new EventSink() {
        @Override
        public void scalar(String tag, long step, double wallTime, double value) {
            scalars.computeIfAbsent(tag, name -> new ScalarSeries()).append(step, wallTime, value);
        }

        @Override
        public void entry(EventEntry entry) {
            entries.computeIfAbsent(entry.tag(), name -> new EntrySeries(entry.kind())).append(entry.step(),
                    entry.wallTime(), entry.place());
        }
    };

    /** A file, and how it was when it was last read. */
    private record Followed(EventFileReader reader, long size, FileTime modified) {}

    /**
     * What stands at a step under a tag.
     *
     * @param wallTime seconds since 1970
     */
    public record Entry(long step, double wallTime, EntryKind kind, EventPlace place) {}

    /** @param folder may be absent until its first file is written */
    public EventFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    /**
     * Takes in what was added since the last call.
     *
     * @return whether anything was
     * @throws IOException if a file cannot be read
     */
    public boolean poll() throws IOException {
        long records = 0;
        for (Path file : files(folder)) {
            records += poll(file);
        }
        return records > 0;
    }

    private long poll(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Followed before = files.get(file);
        if (before != null && before.size == now.size() && before.modified.equals(now.lastModifiedTime())) {
            return 0;
        }
        EventFileReader reader = before == null ? new EventFileReader(file, decoder) : before.reader;
        long records = reader.poll(sink);
        files.put(file, new Followed(reader, now.size(), now.lastModifiedTime()));
        return records;
    }

    /** The event files of a folder, in the order in which they were written. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(EventFolder::isEventFile).sorted().toList();
        }
    }

    static boolean isEventFile(Path file) {
        return file.getFileName().toString().contains("tfevents") && Files.isRegularFile(file);
    }

    /** The tags seen so far and what they hold, sorted; a tag that holds both scalars and others is told as the latter. */
    public Map<String, EntryKind> tags() {
        Map<String, EntryKind> tags = new TreeMap<>();
        scalars.keySet().forEach(tag -> tags.put(tag, EntryKind.SCALAR));
        entries.forEach((tag, series) -> tags.put(tag, series.snapshot().kind()));
        return tags;
    }

    /** The scalars of a tag as they are now; empty if there are none. */
    public Optional<ScalarSeries.Snapshot> scalars(String tag) {
        return Optional.ofNullable(scalars.get(tag)).map(ScalarSeries::snapshot);
    }

    /** Where the other values of a tag stand, in the order of their steps; none for scalars. */
    public List<Entry> entries(String tag) {
        EntrySeries series = entries.get(tag);
        if (series == null) {
            return List.of();
        }
        EntrySeries.Snapshot now = series.snapshot();
        List<Entry> list = new ArrayList<>(now.size());
        for (int i = 0; i < now.size(); i++) {
            list.add(new Entry(now.steps()[i], now.wallTimes()[i], now.kind(), now.places()[i]));
        }
        return list;
    }

    /**
     * Reads what stands at a place.
     *
     * @throws InputException if it is damaged or not there any more
     */
    public Content content(Entry entry) throws IOException {
        EventPlace place = entry.place();
        byte[] record = RecordReader.readOne(place.file(), place.offset());
        Map<Integer, Content> found = new HashMap<>();
        try {
            new EventDecoder().values(record, 0, record.length, (fields, step, wallTime, index) -> {
                if (index == place.index()) {
                    found.put(index, ContentDecoder.decode(entry.kind(), fields));
                }
            });
        } catch (MalformedException e) {
            throw new InputException(place.toString(), "a value that can be read", String.valueOf(e.getMessage()),
                    "The other values can be used.");
        }
        return Optional.ofNullable(found.get(place.index())).orElseThrow(() -> new InputException(place.toString(),
                "the value that was found there", "another one", "The file was changed: open it again."));
    }

    /** What was damaged and passed over, one sentence each. */
    public List<InputException> damages() {
        return files.values().stream().map(Followed::reader).map(EventFileReader::damages).flatMap(List::stream)
                .toList();
    }
}

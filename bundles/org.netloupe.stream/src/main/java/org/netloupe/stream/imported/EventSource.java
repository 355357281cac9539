package org.netloupe.stream.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.netloupe.stream.events.Content;
import org.netloupe.stream.events.EventEntry;
import org.netloupe.stream.events.EventFileReader;
import org.netloupe.stream.events.EventSink;
import org.netloupe.stream.events.EntryKind;
import org.netloupe.tensor.InputException;

/**
 * A folder of event files, which can be read where it is, also while it grows.
 *
 * @param path the folder
 */
public record EventSource(String name, Path path) implements RunSource {

    @Override
    public Map<String, String> settings() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        readAll(new EventSink() {
            @Override
            public void scalar(String tag, long step, double wallTime, double value) {}

            @Override
            public void entry(EventEntry entry) {
                if (entry.kind() == EntryKind.HYPERPARAMETERS) {
                    add(entry, settings);
                }
            }
        });
        return settings;
    }

    private static void add(EventEntry entry, Map<String, String> settings) {
        try {
            if (entry.content() instanceof Content.SessionStart start) {
                start.hyperparameters().forEach((name, value) -> settings.put(name, value.toString()));
            }
        } catch (InputException e) {
            settings.put(entry.tag(), String.valueOf(e.getMessage()));
        }
    }

    /** @throws InputException if there is not one sound record */
    @Override
    public List<InputException> read(EventSink sink) throws IOException {
        return readAll(sink);
    }

    private List<InputException> readAll(EventSink sink) throws IOException {
        List<InputException> damages = new ArrayList<>();
        long records = 0;
        for (Path file : files()) {
            EventFileReader reader = new EventFileReader(file);
            records += reader.poll(sink);
            damages.addAll(reader.damages());
        }
        if (records == 0) {
            throw damages.isEmpty()
                    ? new InputException(path.toString(), "event files with records", "none", "")
                    : damages.getFirst();
        }
        return damages;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.list(path)) {
            return list.filter(file -> file.getFileName().toString().contains("tfevents")
                    && Files.isRegularFile(file)).sorted().toList();
        }
    }
}

package org.netloupe.stream.stored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.netloupe.agent.value.Value;
import org.netloupe.stream.events.ValueReader;
import org.netloupe.tensor.InputException;

/**
 * A stream that a {@link StreamRecorder} keeps or kept in a folder, whichever process that is. Each {@link #poll} goes on
 * where the last one ended; no file is open in between. Used by one thread at a time.
 */
public final class StoredStream {
    static final String VALUE = "value";
    static final String HEADER = "netloupe/stream";
    static final String GAP = "netloupe/gap";
    static final String END = "netloupe/end";
    private static final List<String> ROOTS = List.of(HEADER, GAP, END, VALUE);

    /** Takes the records of a stream in their order. */
    @FunctionalInterface
    public interface Sink {
        void record(StreamRecord record);
    }

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<InputException> damages = new ArrayList<>();
    private Optional<ValueReader> last = Optional.empty();
    private Optional<StreamHeader> header = Optional.empty();

    /** @param folder may be absent until its first file is written */
    public StoredStream(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a stream that is there.
     *
     * @throws InputException if the folder holds none
     */
    public static StoredStream open(Path folder) throws IOException {
        StoredStream stream = new StoredStream(folder);
        StoredStream probe = new StoredStream(folder);
        probe.poll(record -> {});
        stream.header = Optional.of(probe.header.orElseThrow(() -> new InputException(folder.toString(),
                "a folder with a stored stream", Files.exists(folder) ? "none in it" : "nothing",
                "\"netloupe watch ... --save FOLDER\" stores one.")));
        return stream;
    }

    public Path folder() {
        return folder;
    }

    /** What the stream is; empty until it was read. */
    public Optional<StreamHeader> header() {
        return header;
    }

    /** What was damaged and passed over, one sentence each. */
    public List<InputException> damages() {
        List<InputException> all = new ArrayList<>(damages);
        last.ifPresent(reader -> all.addAll(reader.damages()));
        return all;
    }

    /**
     * Hands over what was added since the last call.
     *
     * @return whether anything was
     * @throws IOException if a file cannot be read
     */
    public boolean poll(Sink sink) throws IOException {
        boolean any = pollLast(sink);
        for (Path file : listed()) {
            if (!files.contains(file)) {
                any |= pollLast(sink); // the earlier file is complete once there is a later one
                last.ifPresent(reader -> damages.addAll(reader.damages()));
                files.add(file);
                last = Optional.of(new ValueReader(file, ROOTS));
                any |= pollLast(sink);
            }
        }
        return any;
    }

    private List<Path> listed() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.getFileName().toString().contains("tfevents")).sorted().toList();
        }
    }

    private boolean pollLast(Sink sink) throws IOException {
        return last.isPresent()
                && last.get().poll((root, step, time, value) -> take(root, step, time, value, sink)) > 0;
    }

    private void take(String root, long step, long time, Value value, Sink sink) {
        switch (root) {
            case VALUE -> sink.record(new StreamRecord.Item(step, time, value));
            case GAP -> sink.record(new StreamRecord.Gap(step, StreamHeader.whole(value, "count", -1), time,
                    StreamHeader.text(value, "reason")));
            case END -> sink.record(new StreamRecord.End(step, time, StreamHeader.text(value, "reason")));
            default -> header = header.or(() -> Optional.of(StreamHeader.of(value)));
        }
    }
}

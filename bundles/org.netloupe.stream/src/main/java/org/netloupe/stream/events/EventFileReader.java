package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.netloupe.tensor.InputException;

/**
 * Reads one tfevents file, also while it grows: each {@link #poll} goes on where the last one ended. A cut record at the
 * end waits for its rest; what is damaged is passed over and told by {@link #damages}. Used by one thread at a time.
 */
public final class EventFileReader {
    private final Path file;
    private final RecordReader records;
    private final EventDecoder decoder;

    /** A file of its own. */
    public EventFileReader(Path file) {
        this(file, new EventDecoder());
    }

    /** @param decoder that has read the earlier files of the run */
    EventFileReader(Path file, EventDecoder decoder) {
        this.file = file;
        this.decoder = decoder;
        records = new RecordReader(file);
    }

    /** What was passed over so far: one sentence each, with file, place and reason; the first 20. */
    public List<InputException> damages() {
        return records.damages();
    }

    /**
     * Hands over what was added since the last call.
     *
     * @return number of records read
     * @throws InputException if the file became shorter
     * @throws IOException if the file cannot be read
     */
    public long poll(EventSink sink) throws IOException {
        decoder.begin(file, sink);
        return records.poll(decoder::decode);
    }
}

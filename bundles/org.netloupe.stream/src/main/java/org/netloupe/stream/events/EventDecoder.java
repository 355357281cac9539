package org.netloupe.stream.events;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.netloupe.stream.events.ProtobufReader.MalformedException;

/**
 * Takes Event messages apart. A tag's plugin stands with its first value only, so one decoder reads all the files of a run,
 * in their order. Scalars cost no allocation.
 */
final class EventDecoder {
    private static final int TIME_KEY = 1 << 3 | ProtobufReader.FIXED64;
    private static final int STEP_KEY = 2 << 3 | ProtobufReader.VARINT;
    private static final int SUMMARY_KEY = 5 << 3 | ProtobufReader.BYTES;
    private static final int VALUE_KEY = 1 << 3 | ProtobufReader.BYTES;

    /** Takes the values of one event in their order. */
    interface ValueSink {
        void value(EntryFields fields, long step, double wallTime, int index) throws MalformedException;
    }

    private final TagCache tags = new TagCache();
    private final Map<String, String> plugins = new HashMap<>();
    private final ProtobufReader reader = new ProtobufReader();
    private final EntryFields fields = new EntryFields();
    private final EventEntry entry = new EventEntry(fields);
    private final ValueSink dispatch = this::dispatch;
    private EventSink sink = (tag, step, wallTime, value) -> {};
    private Path file = Path.of("");
    private long offset;

    /** Says where the next messages stand and who takes them. */
    void begin(Path newFile, EventSink newSink) {
        file = newFile;
        sink = newSink;
    }

    /** Decodes the message in bytes[from, to), whose record stands at that offset. */
    void decode(byte[] bytes, int from, int to, long newOffset) throws MalformedException {
        offset = newOffset;
        values(bytes, from, to, dispatch);
    }

    private void dispatch(EntryFields value, long step, double wallTime, int index) throws MalformedException {
        String tag = tags.tag(value.bytes, value.tagStart, value.tagEnd);
        if (value.simple) {
            sink.scalar(tag, step, wallTime, value.number);
        } else {
            other(tag, step, wallTime, index);
        }
    }

    /** Finds the values of the Event message in bytes[from, to). */
    void values(byte[] bytes, int from, int to, ValueSink values) throws MalformedException {
        reader.range(bytes, from, to);
        double wallTime = 0;
        long step = 0;
        int summaryStart = -1;
        int summaryEnd = -1;
        while (reader.hasMore()) {
            int key = reader.key();
            switch (key) {
                case TIME_KEY -> wallTime = reader.fixed64();
                case STEP_KEY -> step = reader.varint();
                case SUMMARY_KEY -> {
                    summaryStart = reader.bytes();
                    summaryEnd = reader.position();
                }
                default -> reader.skip(key & 7);
            }
        }
        if (summaryStart >= 0) {
            summary(bytes, summaryStart, summaryEnd, step, wallTime, values);
        }
    }

    private void summary(byte[] bytes, int from, int to, long step, double wallTime, ValueSink values)
            throws MalformedException {
        int next = from;
        int index = 0;
        while (next < to) {
            reader.range(bytes, next, to);
            int key = reader.key();
            if (key == VALUE_KEY) {
                int start = reader.bytes();
                next = reader.position();
                reader.range(bytes, start, next);
                fields.read(reader);
                values.value(fields, step, wallTime, index++);
            } else {
                reader.skip(key & 7);
                next = reader.position();
            }
        }
    }

    private void other(String tag, long step, double wallTime, int index) throws MalformedException {
        if (fields.metadataStart >= 0) {
            plugins.put(tag, PluginData.read(fields).name());
        }
        String plugin = plugins.getOrDefault(tag, "");
        if (fields.tensorStart >= 0 && fields.leaf == 0 && (plugin.isEmpty() || plugin.equals("scalars"))) {
            double[] one = TensorDecoder.single(fields);
            if (one.length == 1) {
                sink.scalar(tag, step, wallTime, one[0]);
                return;
            }
        }
        EntryKind kind = kind(plugin);
        if (kind != EntryKind.SCALAR) {
            sink.entry(entry.set(tag, kind, step, wallTime, new EventPlace(file, offset, index)));
        }
    }

    /** SCALAR for what is none of the others and so passed over: sounds, curves. */
    private EntryKind kind(String plugin) throws MalformedException {
        if (fields.histogramStart >= 0 || plugin.equals("histograms")) {
            return EntryKind.HISTOGRAM;
        }
        if (fields.imageStart >= 0 || plugin.equals("images")) {
            return EntryKind.IMAGES;
        }
        if (plugin.equals("hparams")) {
            return EntryKind.HYPERPARAMETERS;
        }
        if (fields.tensorStart < 0 || plugin.equals("audio")) {
            return EntryKind.SCALAR;
        }
        return plugin.equals("text") || TensorDecoder.isText(fields) ? EntryKind.TEXT : EntryKind.TENSOR;
    }
}

package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;

/**
 * Writes the values of streams to a new tfevents file of a folder, without loss and so that TensorBoard shows numbers,
 * texts, images and histograms: each value is an event, its leaves are the event's summary values. Used by one thread at a
 * time.
 */
public final class ValueWriter implements AutoCloseable {
    private final RecordWriter records;
    private final ProtobufWriter message = new ProtobufWriter();
    private final SummaryWriter summary = new SummaryWriter(message);
    private final Map<String, ValueTag> roots = new HashMap<>();

    /**
     * Begins a new file; earlier files of the folder stay.
     *
     * @throws org.netloupe.tensor.InputException if the folder cannot be written
     */
    public ValueWriter(Path folder) throws IOException {
        records = new RecordWriter(folder);
    }

    /** The file that is written. */
    public Path file() {
        return records.file();
    }

    /**
     * Writes a value.
     *
     * @param root tag that its leaves' tags begin with
     * @param step its number in the stream
     * @param time microseconds since 1970
     */
    public void write(String root, long step, long time, Value value) throws IOException {
        ValueTag tag = roots.computeIfAbsent(root, ValueTag::new);
        message.clear();
        put(tag, value);
        summary.endEvent(step, time / 1e6);
        records.write(message);
    }

    private void put(ValueTag tag, Value value) {
        if (value instanceof Value.Tuple tuple && !tuple.items().isEmpty()) {
            for (int i = tuple.items().size() - 1; i >= 0; i--) {
                put(tag.item(i), tuple.items().get(i));
            }
        } else if (value instanceof Value.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping(tag, mapping);
        } else {
            int begun = message.size();
            leaf(tag, value);
            summary.endValue(tag.bytes(), begun);
        }
    }

    private void mapping(ValueTag tag, Value.Mapping mapping) {
        boolean histogram = HistogramValue.isOne(mapping);
        for (Map.Entry<String, Value> entry : List.copyOf(mapping.entries().entrySet()).reversed()) {
            if (!(histogram && HistogramValue.isInterval(entry.getKey()))) {
                put(tag.field(entry.getKey()), entry.getValue());
            }
        }
        if (histogram) {
            int begun = message.size();
            message.varint(EntryFields.LEAF, Leaf.HISTOGRAM);
            summary.histogram(HistogramValue.content(mapping), tag.first());
            summary.endValue(tag.bytes(), begun);
        }
    }

    private void leaf(ValueTag tag, Value value) {
        if (value instanceof Value.Real real) {
            summary.real(real.value());
        } else if (value instanceof Value.Whole whole) {
            summary.whole(whole.value());
        } else if (value instanceof Value.Text text) {
            message.varint(EntryFields.LEAF, Leaf.TEXT);
            summary.text(List.of(), List.of(text.value()), tag.first());
        } else if (value instanceof Image image) {
            message.varint(EntryFields.LEAF, Leaf.IMAGE);
            summary.images(new Content.Images(image.width(), image.height(), List.of(PngImage.encode(image))),
                    tag.first());
        } else if (value instanceof Tensor tensor) {
            message.varint(EntryFields.LEAF, Leaf.TENSOR);
            summary.tensor(tensor);
        } else if (value instanceof Points points) {
            message.varint(EntryFields.LEAF, points.dimensions() == 2 ? Leaf.POINTS : Leaf.POINTS_3);
            summary.tensor(PointsTensor.of(points));
        } else {
            message.varint(EntryFields.LEAF, value instanceof Value.Tuple ? Leaf.EMPTY_TUPLE : Leaf.EMPTY_MAP);
        }
    }

    /** Hands everything written so far to the operating system: readers see it, and a crash of this process keeps it. */
    public void flush() throws IOException {
        records.flush();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

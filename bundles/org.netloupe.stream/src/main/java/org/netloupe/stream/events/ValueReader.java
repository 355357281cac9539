package org.netloupe.stream.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.value.Value;
import org.netloupe.stream.events.ProtobufReader.MalformedException;
import org.netloupe.tensor.InputException;

/**
 * Reads what a {@link ValueWriter} wrote to one file, also while it grows: each {@link #poll} goes on where the last one
 * ended. Summary values under other tags are passed over. Used by one thread at a time.
 */
public final class ValueReader {
    /** Takes values in the order in which they were written. */
    @FunctionalInterface
    public interface Sink {
        /** The parameters are those of {@link ValueWriter#write}. */
        void value(String root, long step, long time, Value value);
    }

    private static final String FOREIGN = "";

    private final Path file;
    private final List<String> roots;
    private final RecordReader records;
    private final EventDecoder decoder = new EventDecoder();
    private final TagCache tags = new TagCache();
    private final Map<String, ValuePath> paths = new HashMap<>();
    private final EventDecoder.ValueSink collect = this::collect;
    private final List<ValuePath> leafPaths = new ArrayList<>();
    private final List<Object> leaves = new ArrayList<>();
    private long step;
    private double wallTime;

    /** @param roots as they were written, a longer one before one that it begins with */
    public ValueReader(Path file, List<String> roots) {
        this.file = file;
        this.roots = List.copyOf(roots);
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
    public long poll(Sink sink) throws IOException {
        return records.poll((bytes, from, to, offset) -> {
            leafPaths.clear();
            leaves.clear();
            decoder.values(bytes, from, to, collect);
            if (!leaves.isEmpty()) {
                Value value = build(0, leaves.size(), 0);
                sink.value(leafPaths.getFirst().root(), step, Math.round(wallTime * 1e6), value);
            }
        });
    }

    private void collect(EntryFields fields, long newStep, double newTime, int index) throws MalformedException {
        String tag = tags.tag(fields.bytes, fields.tagStart, fields.tagEnd);
        ValuePath path = paths.get(tag);
        if (path == null) {
            path = path(tag);
            if (paths.size() < 100_000) {
                paths.put(tag, path);
            }
        }
        if (path.root() != FOREIGN) {
            leafPaths.add(path);
            leaves.add(leaf(fields));
            step = newStep;
            wallTime = newTime;
        }
    }

    private ValuePath path(String tag) throws MalformedException {
        for (String root : roots) {
            if (tag.equals(root) || tag.startsWith(root + "/")) {
                return ValuePath.of(root, tag);
            }
        }
        return new ValuePath(FOREIGN, List.of());
    }

    private Object leaf(EntryFields fields) throws MalformedException {
        if (fields.simple) {
            return fields.whole ? new Value.Whole(fields.wholeNumber) : new Value.Real(fields.number);
        }
        return switch (fields.leaf) {
            case Leaf.TEXT -> new Value.Text(text(fields));
            case Leaf.IMAGE -> image(fields);
            case Leaf.HISTOGRAM -> ContentDecoder.decode(EntryKind.HISTOGRAM, fields);
            case Leaf.TENSOR -> tensor(fields).tensor();
            case Leaf.POINTS -> PointsTensor.points(tensor(fields).tensor(), 2);
            case Leaf.POINTS_3 -> PointsTensor.points(tensor(fields).tensor(), 3);
            case Leaf.EMPTY_TUPLE -> new Value.Tuple(List.of());
            case Leaf.EMPTY_MAP -> new Value.Mapping(Map.of());
            default -> throw new MalformedException("a value of the unknown form " + fields.leaf);
        };
    }

    private static String text(EntryFields fields) throws MalformedException {
        List<byte[]> texts = tensor(fields).texts();
        if (texts.size() != 1) {
            throw new MalformedException("%d texts in a value of one".formatted(texts.size()));
        }
        return new String(texts.getFirst(), StandardCharsets.UTF_8);
    }

    private static TensorDecoder tensor(EntryFields fields) throws MalformedException {
        if (fields.tensorStart < 0) {
            throw new MalformedException("a value without content");
        }
        return TensorDecoder.read(fields);
    }

    private Value image(EntryFields fields) throws MalformedException {
        List<byte[]> texts = tensor(fields).texts();
        if (texts.size() != 3) {
            throw new MalformedException("%d images in a value of one".formatted(texts.size() - 2));
        }
        try {
            return PngImage.decode(texts.get(2), file.toString());
        } catch (InputException e) {
            throw new MalformedException(e.found());
        }
    }

    /** The value whose leaves are those in [from, to), which agree in their first segments up to that depth. */
    private Value build(int from, int to, int depth) throws MalformedException {
        List<String> segments = leafPaths.get(from).segments();
        if (segments.size() <= depth) {
            return ended(from, to, depth);
        }
        if (!ValuePath.isIndex(segments.get(depth))) {
            return new Value.Mapping(fields(from, to, depth));
        }
        if (to - from == 1) {
            return new Value.Tuple(List.of(build(from, to, depth + 1)));
        }
        int second = groupEnd(from, to, depth);
        if (to - from == 2 && second < to) {
            return new Value.Tuple(List.of(build(from, second, depth + 1), build(second, to, depth + 1)));
        }
        List<Value> items = new ArrayList<>();
        for (int next = from; next < to;) {
            int end = groupEnd(next, to, depth);
            items.add(build(next, end, depth + 1));
            next = end;
        }
        return new Value.Tuple(items);
    }

    private Map<String, Value> fields(int from, int to, int depth) throws MalformedException {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int next = from; next < to;) {
            int end = groupEnd(next, to, depth);
            entries.put(ValuePath.nameOf(leafPaths.get(next).segments().get(depth)), build(next, end, depth + 1));
            next = end;
        }
        return entries;
    }

    /** The leaf itself; a histogram may have further fields behind it. */
    private Value ended(int from, int to, int depth) throws MalformedException {
        Object leaf = leaves.get(from);
        if (leaf instanceof Content.Histogram histogram) {
            return HistogramValue.mapping(histogram, fields(from + 1, to, depth));
        }
        if (to - from > 1 || !(leaf instanceof Value value)) {
            throw new MalformedException("a value that has both a content and parts");
        }
        return value;
    }

    /** The first leaf from there on that does not share the segment at that depth. */
    private int groupEnd(int from, int to, int depth) throws MalformedException {
        String segment = segment(from, depth);
        int end = from + 1;
        while (end < to && leafPaths.get(end).segments().size() > depth && segment(end, depth).equals(segment)) {
            end++;
        }
        return end;
    }

    private String segment(int leaf, int depth) throws MalformedException {
        List<String> segments = leafPaths.get(leaf).segments();
        if (segments.size() <= depth) {
            throw new MalformedException("a value that has both a content and parts");
        }
        return segments.get(depth);
    }
}

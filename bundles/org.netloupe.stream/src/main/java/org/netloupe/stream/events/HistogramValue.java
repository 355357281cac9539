package org.netloupe.stream.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Tensor.Element;
import org.netloupe.agent.value.Value;
import org.netloupe.stream.events.ProtobufReader.MalformedException;

/**
 * Histograms of queries: a map of {@code edges} (float64, n + 1), {@code counts} (int64, n) and numbers beside them. Those
 * two are written as a histogram that TensorBoard shows.
 */
final class HistogramValue {
    private static final long EXACT = 1L << 53;

    private HistogramValue() {}

    /** Whether a map is a histogram that can be written as one without loss. */
    static boolean isOne(Value.Mapping mapping) {
        List<String> names = mapping.entries().keySet().stream().limit(2).toList();
        return names.equals(List.of("edges", "counts")) && mapping.entries().get("edges") instanceof Tensor edges
                && mapping.entries().get("counts") instanceof Tensor counts && fits(edges, counts);
    }

    private static boolean fits(Tensor edges, Tensor counts) {
        if (edges.element() != Element.FLOAT64 || counts.element() != Element.INT64 || edges.shape().length != 1
                || counts.shape().length != 1 || counts.size() == 0 || edges.size() != counts.size() + 1) {
            return false;
        }
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.bytes().getLong(i * 8);
            if (count < -EXACT || count > EXACT) {
                return false;
            }
        }
        return true;
    }

    static boolean isInterval(String field) {
        return field.equals("edges") || field.equals("counts");
    }

    static Content.Histogram content(Value.Mapping mapping) {
        double[] edges = ((Tensor) mapping.entries().get("edges")).toDoubles();
        double[] counts = ((Tensor) mapping.entries().get("counts")).toDoubles();
        double[] lefts = java.util.Arrays.copyOf(edges, counts.length);
        double[] rights = java.util.Arrays.copyOfRange(edges, 1, edges.length);
        return new Content.Histogram(lefts, rights, counts);
    }

    /** The map again. */
    static Value.Mapping mapping(Content.Histogram histogram, Map<String, Value> others) throws MalformedException {
        int intervals = histogram.counts().length;
        if (intervals == 0) {
            throw new MalformedException("a histogram without intervals");
        }
        double[] edges = java.util.Arrays.copyOf(histogram.lefts(), intervals + 1);
        edges[intervals] = histogram.rights()[intervals - 1];
        long[] counts = new long[intervals];
        for (int i = 0; i < intervals; i++) {
            counts[i] = (long) histogram.counts()[i];
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("edges", Tensor.of(edges));
        entries.put("counts", Tensor.of(counts));
        entries.putAll(others);
        return new Value.Mapping(entries);
    }
}

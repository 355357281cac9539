package org.netloupe.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.core.json.Json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Values of a stream as JSON: numbers, texts, arrays and objects; tensors with their shape. */
public final class AgentValues {
    private AgentValues() {}

    /** One value with its time, on one line. */
    public static String json(Message.Timed value) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", value.time() / 1e6);
        line.put("value", plain(value.value()));
        try {
            return Json.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(JsonResult.of(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be written as JSON", e);
        }
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Whole whole -> whole.value();
            case Value.Real real -> real.value();
            case Value.Text text -> text.value();
            case Value.Tuple tuple -> list(tuple);
            case Value.Mapping mapping -> map(mapping);
            case Tensor tensor -> Map.of("shape", tensor.shape(), "values", tensor.toDoubles());
            case Image image -> Map.of("width", image.width(), "height", image.height(), "channels",
                    image.channels(), "samples", image.samples());
            case Points points -> Map.of("dimensions", points.dimensions(), "coordinates", points.coordinates(),
                    "classes", points.classes());
        };
    }

    private static List<Object> list(Value.Tuple tuple) {
        List<Object> items = new ArrayList<>();
        tuple.items().forEach(item -> items.add(plain(item)));
        return items;
    }

    private static Map<String, Object> map(Value.Mapping mapping) {
        Map<String, Object> entries = new LinkedHashMap<>();
        mapping.entries().forEach((name, value) -> entries.put(name, plain(value)));
        return entries;
    }
}

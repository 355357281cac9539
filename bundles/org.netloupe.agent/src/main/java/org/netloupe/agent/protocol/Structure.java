package org.netloupe.agent.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;
import org.netloupe.agent.value.Values;

/**
 * What a value is made of, without its numbers: from it a person sees, and an editor offers, what can be asked of it.
 *
 * @param type of the value
 * @param element of a tensor such as {@code float32}, else empty
 * @param shape of a tensor; width, height and channels of an image; dimensions and number of points; size of a tuple
 * @param item the structure of the first item of a tuple
 * @param fields the structures of a map's fields
 */
public record Structure(ValueType type, String element, List<Long> shape, Optional<Structure> item,
        Map<String, Structure> fields) {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_FIELDS = 200;
    private static final String SIZE = "size";

    public Structure {
        shape = List.copyOf(shape);
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The structure of a plain object (see {@link Values#plain}) or value; null has the type ANY. */
    public static Structure of(@Nullable Object value) {
        return of(value, 0);
    }

    private static Structure of(@Nullable Object value, int depth) {
        if (value instanceof Number) {
            return simple(ValueType.NUMBER);
        }
        if (value instanceof String) {
            return simple(ValueType.TEXT);
        }
        if (value instanceof Tensor tensor) {
            return sized(ValueType.TENSOR, tensor.element().name().toLowerCase(java.util.Locale.ROOT),
                    java.util.Arrays.stream(tensor.shape()).mapToObj(Long::valueOf).toList());
        }
        if (value instanceof Image image) {
            return sized(ValueType.IMAGE, "", List.of((long) image.width(), (long) image.height(),
                    (long) image.channels()));
        }
        if (value instanceof Points points) {
            return sized(ValueType.POINTS, "", List.of((long) points.dimensions(), (long) points.size()));
        }
        if (value instanceof List<?> items) {
            Object first = items.isEmpty() ? null : items.get(0);
            return new Structure(ValueType.TUPLE, "", List.of((long) items.size()),
                    first == null || depth == MAX_DEPTH ? Optional.empty() : Optional.of(of(first, depth + 1)),
                    Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Structure> fields = new LinkedHashMap<>();
            if (depth < MAX_DEPTH) {
                map.entrySet().stream().limit(MAX_FIELDS).forEach(
                        field -> fields.put(String.valueOf(field.getKey()), of(field.getValue(), depth + 1)));
            }
            return new Structure(ValueType.MAP, "", List.of(), Optional.empty(), fields);
        }
        return simple(ValueType.ANY);
    }

    private static Structure simple(ValueType type) {
        return sized(type, "", List.of());
    }

    private static Structure sized(ValueType type, String element, List<Long> shape) {
        return new Structure(type, element, shape, Optional.empty(), Map.of());
    }

    /** As it is sent. */
    Value write() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", type.word());
        switch (type) {
            case TENSOR -> {
                map.put("element", element);
                map.put("shape", shape);
            }
            case IMAGE -> {
                map.put("width", shape.get(0));
                map.put("height", shape.get(1));
                map.put("channels", shape.get(2));
            }
            case POINTS -> {
                map.put("dimensions", shape.get(0));
                map.put(SIZE, shape.get(1));
            }
            case TUPLE -> {
                map.put(SIZE, shape.get(0));
                item.ifPresent(known -> map.put("item", known.write()));
            }
            case MAP -> {
                Map<String, Value> parts = new LinkedHashMap<>();
                fields.forEach((name, part) -> parts.put(name, part.write()));
                map.put("fields", new Value.Mapping(parts));
            }
            default -> {
            }
        }
        return Values.of(map);
    }

    static Structure read(Fields sent) throws ProtocolException {
        ValueType type = ValueType.ofWord(sent.text("type"));
        return switch (type) {
            case TENSOR -> sized(type, sent.text("element"), wholes(sent.list("shape")));
            case IMAGE -> sized(type, "", List.of(sent.whole("width"), sent.whole("height"), sent.whole("channels")));
            case POINTS -> sized(type, "", List.of(sent.whole("dimensions"), sent.whole(SIZE)));
            case TUPLE -> {
                Optional<Value> first = sent.find("item");
                yield new Structure(type, "", List.of(sent.whole(SIZE)),
                        first.isPresent() ? Optional.of(read(Fields.of(first.get()))) : Optional.empty(), Map.of());
            }
            case MAP -> {
                Map<String, Structure> fields = new LinkedHashMap<>();
                for (Map.Entry<String, Value> field : sent.map("fields").entrySet()) {
                    fields.put(field.getKey(), read(Fields.of(field.getValue())));
                }
                yield new Structure(type, "", List.of(), Optional.empty(), fields);
            }
            default -> simple(type);
        };
    }

    private static List<Long> wholes(List<Value> values) throws ProtocolException {
        for (Value value : values) {
            if (!(value instanceof Value.Whole)) {
                throw new ProtocolException("Expected the dimensions of a tensor, found a " + value.type().word()
                        + ".");
            }
        }
        return values.stream().map(value -> ((Value.Whole) value).value()).toList();
    }

    /** Such as {@code tensor float32 3 x 4} or {@code tuple of 5 maps (name, weights)}. */
    @Override
    public String toString() {
        String sizes = shape.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(" x "));
        return switch (type) {
            case TENSOR -> "tensor " + element + " " + sizes;
            case IMAGE -> "image " + sizes;
            case POINTS -> shape.get(1) + " points of " + shape.get(0) + " dimensions";
            case TUPLE -> "tuple of " + sizes + item.map(first -> ", first: " + first).orElse("");
            case MAP -> "map (" + String.join(", ", fields.keySet()) + ")";
            default -> type.word();
        };
    }
}

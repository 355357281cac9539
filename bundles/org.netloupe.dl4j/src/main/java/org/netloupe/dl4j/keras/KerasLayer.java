package org.netloupe.dl4j.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.netloupe.tensor.InputException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A layer as a model's configuration has it.
 *
 * @param source file, for messages
 * @param type class name: Conv2D
 * @param settings the layer's own configuration
 * @param inbound names of the layers whose output it takes
 */
record KerasLayer(String source, String name, String type, JsonNode settings, List<String> inbound) {
    KerasLayer {
        inbound = List.copyOf(inbound);
    }

    /** Place for messages: "model.h5, layer conv2d_1 (Conv2D)". */
    String place() {
        return "%s, layer %s (%s)".formatted(source, name, type);
    }

    InputException wrong(String expected, String found) {
        return new InputException(place(), expected, found, "Replace the layer, or export the model to ONNX.");
    }

    /** A whole number above 0. */
    int count(String key) throws InputException {
        JsonNode value = settings.path(key);
        if (!value.canConvertToInt() || value.intValue() < 1) {
            throw wrong("\"" + key + "\" as a whole number above 0", text(value));
        }
        return value.intValue();
    }

    double number(String key, double otherwise) throws InputException {
        JsonNode value = settings.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw wrong("\"" + key + "\" as a number", text(value));
        }
        return value.doubleValue();
    }

    boolean flag(String key, boolean otherwise) {
        return settings.path(key).asBoolean(otherwise);
    }

    String text(String key, String otherwise) {
        JsonNode value = settings.path(key);
        return value.isTextual() ? value.textValue() : otherwise;
    }

    /** Whole numbers above 0, given as a list, one an axis, or as one for all. */
    int[] counts(String key, int axes, int otherwise) throws InputException {
        JsonNode value = settings.path(key);
        int[] counts = new int[axes];
        Arrays.fill(counts, otherwise);
        for (int i = 0; i < axes && !value.isMissingNode() && !value.isNull(); i++) {
            counts[i] = value.isArray() ? value.path(i).asInt() : value.asInt();
            if (counts[i] < 1 || counts[i] > 1 << 20) {
                throw wrong("\"" + key + "\" as whole numbers above 0", text(value));
            }
        }
        return counts;
    }

    /** Refuses a setting that is not what this reader computes with. */
    void require(String key, String expected) throws InputException {
        JsonNode value = settings.path(key);
        if (!value.isMissingNode() && !value.isNull() && !value.asText().equals(expected)) {
            throw wrong("\"" + key + "\" to be " + expected, text(value));
        }
    }

    /** Extents without the batch axis, -1 where open; empty if the layer names none. */
    List<Long> shape() {
        for (String key : List.of("batch_shape", "batch_input_shape")) {
            JsonNode shape = settings.path(key);
            if (shape.isArray() && shape.size() > 1) {
                List<Long> extents = new ArrayList<>();
                for (int i = 1; i < shape.size(); i++) {
                    extents.add(shape.get(i).isNull() ? -1L : shape.get(i).asLong());
                }
                return extents;
            }
        }
        return List.of();
    }

    private static String text(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}

package org.netloupe.cli.internal;

import java.util.Iterator;
import java.util.Map;

import org.netloupe.core.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A result as JSON for other programs: numbers that are not finite, which JSON does not have, become null. */
final class JsonResult {
    private JsonResult() {}

    static JsonNode of(Object result) {
        return finite(Json.MAPPER.valueToTree(result));
    }

    private static JsonNode finite(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext();) {
                    Map.Entry<String, JsonNode> field = fields.next();
                    field.setValue(finite(field.getValue()));
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, finite(array.get(i)));
                }
            }
            default -> {
                if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
                    return NullNode.getInstance();
                }
            }
        }
        return node;
    }
}

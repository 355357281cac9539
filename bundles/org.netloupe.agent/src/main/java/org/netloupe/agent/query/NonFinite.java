package org.netloupe.agent.query;

import java.util.List;
import java.util.Map;

import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;

/** Looks for the first number inside a value that is NaN or infinite, and says where it is. */
final class NonFinite {
    private static final String NOWHERE = "";
    private static final int MAX_DEPTH = 24;

    private NonFinite() {}

    /** A path such as {@code dense.gradient[7]}, {@code value} for a number that is not finite itself, or an empty text. */
    static String find(Object value, Budget budget) {
        String path = find(value, "", budget, 0);
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String find(Object value, String path, Budget budget, int depth) {
        budget.charge(1);
        if (depth > MAX_DEPTH) {
            return NOWHERE;
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? NOWHERE : path.isEmpty() ? "value" : path;
        }
        if (value instanceof Tensor tensor) {
            budget.charge(tensor.size());
            int place = Numbers.of(tensor).firstNonFinite();
            return place < 0 ? NOWHERE : path + "[" + place + "]";
        }
        if (value instanceof Points points) {
            budget.charge(points.size());
            int place = Numbers.of(Tensor.of(points.coordinates())).firstNonFinite();
            return place < 0 ? NOWHERE : path + "[" + place / points.dimensions() + "]";
        }
        if (value instanceof List<?> items) {
            return findItem(items, path, budget, depth);
        }
        return value instanceof Map<?, ?> map ? findField(map, path, budget, depth) : NOWHERE;
    }

    private static String findItem(List<?> items, String path, Budget budget, int depth) {
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            boolean named = item instanceof Map<?, ?> map && map.get("name") instanceof String;
            String place = named ? "." + ((Map<?, ?>) item).get("name") : "[" + i + "]";
            String found = item == null ? NOWHERE : find(item, path + place, budget, depth + 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return NOWHERE;
    }

    private static String findField(Map<?, ?> map, String path, Budget budget, int depth) {
        for (Map.Entry<?, ?> field : map.entrySet()) {
            Object value = field.getValue();
            String found = value == null ? NOWHERE : find(value, path + "." + field.getKey(), budget, depth + 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return NOWHERE;
    }
}

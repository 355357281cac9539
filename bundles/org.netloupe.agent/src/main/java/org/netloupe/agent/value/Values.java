package org.netloupe.agent.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what hosts and expressions hold (boxed numbers, strings, collections, arrays) into {@link Value values} of their
 * own, and back into the plain objects that expressions compute with.
 */
public final class Values {
    private static final int MAX_DEPTH = 16;

    private Values() {}

    /**
     * A value that shares nothing mutable with the object: numbers, truth values (1 and 0), text, {@link Value values},
     * collections and object arrays (tuples), maps with text keys, and arrays of float, double, int and long (tensors).
     *
     * @throws IllegalArgumentException if the object, or one inside it, is of another class, null, or nested more than
     *         16 deep
     */
    public static Value of(@org.eclipse.jdt.annotation.Nullable Object object) {
        return of(object, 0);
    }

    private static Value of(@org.eclipse.jdt.annotation.Nullable Object object, int depth) {
        if (object instanceof Double real) {
            return new Value.Real(real);
        }
        if (object instanceof Number number) {
            return isWhole(number) ? new Value.Whole(number.longValue()) : new Value.Real(number.doubleValue());
        }
        if (object instanceof CharSequence || object instanceof Character) {
            return new Value.Text(object.toString());
        }
        if (object instanceof Boolean truth) {
            return new Value.Whole(truth ? 1 : 0);
        }
        if (object instanceof Value value) {
            return value;
        }
        if (depth == MAX_DEPTH) {
            throw new IllegalArgumentException("A value is nested more than " + MAX_DEPTH + " levels deep.");
        }
        return compound(object, depth + 1);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
    }

    private static Value compound(@org.eclipse.jdt.annotation.Nullable Object object, int depth) {
        if (object instanceof Collection<?> items) {
            return tuple(items, depth);
        }
        if (object instanceof Map<?, ?> map) {
            return mapping(map, depth);
        }
        if (object instanceof float[] floats) {
            return Tensor.of(floats);
        }
        if (object instanceof double[] doubles) {
            return Tensor.of(doubles);
        }
        if (object instanceof int[] ints) {
            return Tensor.of(ints);
        }
        if (object instanceof long[] longs) {
            return Tensor.of(longs);
        }
        if (object instanceof Object[] items) {
            return tuple(java.util.Arrays.asList(items), depth);
        }
        throw new IllegalArgumentException(object == null
                ? "There is no value (null)."
                : "A value of class " + object.getClass().getName() + " cannot be sent.");
    }

    private static Value tuple(Collection<?> items, int depth) {
        List<Value> values = new ArrayList<>(items.size());
        for (Object item : items) {
            values.add(of(item, depth));
        }
        return new Value.Tuple(values);
    }

    private static Value mapping(Map<?, ?> map, int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            entries.put(String.valueOf(entry.getKey()), of(entry.getValue(), depth));
        }
        return new Value.Mapping(entries);
    }

    /**
     * The object that stands for the value in an expression: Long, Double, String, an unmodifiable List or Map of such
     * objects, or the tensor or image itself.
     */
    public static Object plain(Value value) {
        if (value instanceof Value.Whole whole) {
            return whole.value();
        }
        if (value instanceof Value.Real real) {
            return real.value();
        }
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Tuple tuple) {
            return tuple.items().stream().map(Values::plain).toList();
        }
        if (value instanceof Value.Mapping mapping) {
            Map<String, Object> entries = new LinkedHashMap<>();
            mapping.entries().forEach((name, item) -> entries.put(name, plain(item)));
            return java.util.Collections.unmodifiableMap(entries);
        }
        return value;
    }

    /**
     * A plain object as {@link #plain} gives it, sharing nothing mutable with what is given; used to copy an observable on
     * the thread of the host.
     *
     * @throws IllegalArgumentException as {@link #of(Object)}
     */
    public static Object copy(@org.eclipse.jdt.annotation.Nullable Object object) {
        if (object instanceof Double || object instanceof Long || object instanceof String) {
            return object;
        }
        return plain(of(object));
    }

}

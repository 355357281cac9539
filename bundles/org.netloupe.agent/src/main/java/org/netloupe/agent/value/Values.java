package org.netloupe.agent.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Turns what hosts and expressions hold (boxed numbers, strings, collections, arrays) into {@link Value values} of their
 * own, and back into the plain objects that expressions compute with.
 */
public final class Values {
    private static final int MAX_DEPTH = 16;

    private Values() {}

    /**
     * A value that shares nothing mutable with the object: numbers, truth values (1 and 0), text, {@link Value values},
     * collections and object arrays (tuples), maps with text keys, suppliers of such, and arrays of float, double, int and long (tensors).
     *
     * @throws IllegalArgumentException if the object, or one inside it, is of another class, null, or nested more than
     *         16 deep
     */
    public static Value of(@Nullable Object object) {
        return of(object, 0);
    }

    private static Value of(@Nullable Object object, int depth) {
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
        Unavailable.check(object);
        if (depth == MAX_DEPTH) {
            throw new IllegalArgumentException("A value is nested more than " + MAX_DEPTH + " levels deep.");
        }
        return compound(object, depth + 1);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
    }

    private static Value compound(@Nullable Object object, int depth) {
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
        if (object instanceof Supplier<?> supplier) {
            return of(supplier.get(), depth);
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
            return Collections.unmodifiableMap(entries);
        }
        return value;
    }

    /**
     * A plain object as {@link #plain} gives it, sharing nothing mutable with what is given, and only of the parts that are
     * wanted; used to copy an observable on the thread of the host. A supplier inside a map or collection is asked for
     * its value if that is wanted. Of a map, fields that are not wanted are there but null.
     *
     * @throws IllegalArgumentException as {@link #of(Object)}
     */
    public static Object copy(@Nullable Object object, Wanted wanted) {
        return copy(object, wanted, 0);
    }

    private static Object copy(@Nullable Object object, Wanted wanted, int depth) {
        if (object instanceof Double || object instanceof Long || object instanceof String) {
            return object;
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("A value is nested more than " + MAX_DEPTH + " levels deep.");
        }
        if (object instanceof Supplier<?> supplier) {
            try {
                return copy(supplier.get(), wanted, depth + 1);
            } catch (Unavailable missing) {
                // only those who read it are to pass over it
                return missing;
            }
        }
        if (object instanceof Map<?, ?> map) {
            return copyFields(map, wanted, depth + 1);
        }
        if (object instanceof Collection<?> items) {
            return copyItems(items, wanted, depth + 1);
        }
        return plain(of(object, depth));
    }

    private static Object copyFields(Map<?, ?> map, Wanted wanted, int depth) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Wanted part = wanted.field(String.valueOf(key));
            fields.put(String.valueOf(key), part == null ? null : copy(value, part, depth));
        });
        return Collections.unmodifiableMap(fields);
    }

    private static Object copyItems(Collection<?> items, Wanted wanted, int depth) {
        Wanted part = wanted.items();
        List<@Nullable Object> copies = new ArrayList<>(items.size());
        for (Object item : items) {
            copies.add(part == null ? null : copy(item, part, depth));
        }
        return Collections.unmodifiableList(copies);
    }

    /**
     * Roughly how many bytes a plain object or value keeps.
     *
     * @throws IllegalArgumentException if it is nested too deeply to be sent
     */
    public static long weight(@Nullable Object object) {
        return weight(object, 0);
    }

    private static long weight(@Nullable Object object, int depth) {
        if (object instanceof Number) {
            return 24;
        }
        if (object instanceof Tensor tensor) {
            return 96 + (long) tensor.size() * tensor.element().bytes();
        }
        if (object instanceof String text) {
            return 48 + text.length();
        }
        if (object instanceof Image image) {
            return 64 + (long) image.width() * image.height() * image.channels();
        }
        if (object instanceof Points points) {
            return 64 + (4L * points.dimensions() + 4) * points.size();
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("A value is nested more than " + MAX_DEPTH + " levels deep.");
        }
        long weight = 48;
        if (object instanceof Collection<?> items) {
            for (Object item : items) {
                weight += 8 + weight(item, depth + 1);
            }
        } else if (object instanceof Map<?, ?> map) {
            for (Object item : map.values()) {
                weight += 64 + weight(item, depth + 1);
            }
        }
        return weight;
    }
}

package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlScript;
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Tensor;

/** Every method and property that an expression can use, by kind of value. What is not listed here cannot be called. */
final class Methods {
    /** The kinds that have methods. */
    enum Kind {
        NUMBER, TEXT, TUPLE, MAP, TENSOR, IMAGE, OTHER
    }

    /** A method's work. */
    interface Body {
        Object apply(Object target, Object[] arguments, Budget budget);
    }

    /** A method: how many arguments it takes (-1: any number) and what it does. */
    record Method(int arity, Body body) {}

    private static final Map<Kind, Map<String, Method>> TABLE = new HashMap<>();

    static {
        numbers();
        texts();
        tuples();
        maps();
        tensors();
        images();
    }

    private Methods() {}

    static Kind kind(@Nullable Object value) {
        if (value instanceof Number) {
            return Kind.NUMBER;
        }
        if (value instanceof List) {
            return Kind.TUPLE;
        }
        if (value instanceof Map) {
            return Kind.MAP;
        }
        if (value instanceof Tensor) {
            return Kind.TENSOR;
        }
        if (value instanceof String) {
            return Kind.TEXT;
        }
        return value instanceof Image ? Kind.IMAGE : Kind.OTHER;
    }

    /** "a number", "a text" and so on, for messages. */
    static String described(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof JexlScript) {
            return "a function";
        }
        Kind kind = kind(value);
        if (kind == Kind.OTHER) {
            return value instanceof Boolean ? "a truth value" : "something else";
        }
        return (kind == Kind.IMAGE ? "an " : "a ") + kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The method of that name.
     *
     * @throws ExpressionException naming those that there are
     */
    static Method find(Object target, String name, int arguments) {
        Map<String, Method> methods = TABLE.getOrDefault(kind(target), Map.of());
        Method method = methods.get(name);
        if (method == null) {
            throw new ExpressionException(capital(described(target)) + " has no method '" + name + "'"
                    + (methods.isEmpty()
                            ? "."
                            : "; it has " + String.join(", ", new TreeSet<>(methods.keySet())) + "."));
        }
        if (method.arity() >= 0 && method.arity() != arguments) {
            throw new ExpressionException("The method '" + name + "' takes " + method.arity() + " argument"
                    + (method.arity() == 1 ? "" : "s") + ", not " + arguments + ".");
        }
        return method;
    }

    static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static void add(Kind kind, String name, int arity, Body body) {
        TABLE.computeIfAbsent(kind, k -> new HashMap<>()).put(name, new Method(arity, body));
    }

    private static void numbers() {
        number("abs", Math::abs);
        number("sqrt", Math::sqrt);
        number("log", Math::log);
        number("log10", Math::log10);
        number("exp", Math::exp);
        number("floor", Math::floor);
        number("ceil", Math::ceil);
        number("round", Math::rint);
        add(Kind.NUMBER, "pow", 1, (n, a, b) -> Math.pow(asDouble(n), asDouble(a[0])));
        add(Kind.NUMBER, "isNaN", 0, (n, a, b) -> Double.isNaN(asDouble(n)));
        add(Kind.NUMBER, "isInfinite", 0, (n, a, b) -> Double.isInfinite(asDouble(n)));
        add(Kind.NUMBER, "isFinite", 0, (n, a, b) -> Double.isFinite(asDouble(n)));
    }

    private static void number(String name, DoubleUnaryOperator function) {
        add(Kind.NUMBER, name, 0, (n, a, b) -> function.applyAsDouble(asDouble(n)));
    }

    private static void texts() {
        add(Kind.TEXT, "length", 0, (t, a, b) -> (long) ((String) t).length());
        add(Kind.TEXT, "contains", 1, (t, a, b) -> charged((String) t, b).contains(asText(a[0])));
        add(Kind.TEXT, "startsWith", 1, (t, a, b) -> ((String) t).startsWith(asText(a[0])));
        add(Kind.TEXT, "endsWith", 1, (t, a, b) -> ((String) t).endsWith(asText(a[0])));
        add(Kind.TEXT, "lower", 0, (t, a, b) -> charged((String) t, b).toLowerCase(Locale.ROOT));
        add(Kind.TEXT, "upper", 0, (t, a, b) -> charged((String) t, b).toUpperCase(Locale.ROOT));
    }

    private static String charged(String text, Budget budget) {
        budget.charge(text.length());
        return text;
    }

    private static void tuples() {
        add(Kind.TUPLE, "map", 1, (t, a, b) -> mapped((List<?>) t, a[0], b));
        add(Kind.TUPLE, "filter", 1, (t, a, b) -> filtered((List<?>) t, a[0], b));
        add(Kind.TUPLE, "first", 0, (t, a, b) -> item((List<?>) t, 0));
        add(Kind.TUPLE, "last", 0, (t, a, b) -> item((List<?>) t, ((List<?>) t).size() - 1));
        add(Kind.TUPLE, "size", 0, (t, a, b) -> (long) ((List<?>) t).size());
        statistics(Kind.TUPLE);
    }

    private static void maps() {
        add(Kind.MAP, "keys", 0, (m, a, b) -> {
            b.charge(((Map<?, ?>) m).size());
            return List.copyOf(((Map<?, ?>) m).keySet());
        });
        add(Kind.MAP, "values", 0, (m, a, b) -> {
            b.charge(((Map<?, ?>) m).size());
            return new ArrayList<>(((Map<?, ?>) m).values());
        });
        add(Kind.MAP, "has", 1, (m, a, b) -> ((Map<?, ?>) m).containsKey(asText(a[0])));
        add(Kind.MAP, "size", 0, (m, a, b) -> (long) ((Map<?, ?>) m).size());
    }

    private static void tensors() {
        add(Kind.TENSOR, "size", 0, (t, a, b) -> (long) ((Tensor) t).size());
        add(Kind.TENSOR, "rank", 0, (t, a, b) -> (long) ((Tensor) t).shape().length);
        add(Kind.TENSOR, "shape", 0, (t, a, b) -> {
            List<Object> dimensions = new ArrayList<>();
            for (int dimension : ((Tensor) t).shape()) {
                dimensions.add((long) dimension);
            }
            return dimensions;
        });
        add(Kind.TENSOR, "at", -1, (t, a, b) -> element((Tensor) t, a));
        statistics(Kind.TENSOR);
    }

    private static void images() {
        add(Kind.IMAGE, "width", 0, (i, a, b) -> (long) ((Image) i).width());
        add(Kind.IMAGE, "height", 0, (i, a, b) -> (long) ((Image) i).height());
        add(Kind.IMAGE, "channels", 0, (i, a, b) -> (long) ((Image) i).channels());
    }

    private static void statistics(Kind kind) {
        statistic(kind, "sum", Numbers::sum);
        statistic(kind, "mean", Numbers::mean);
        statistic(kind, "meanAbs", Numbers::meanAbs);
        statistic(kind, "std", Numbers::std);
        statistic(kind, "min", Numbers::min);
        statistic(kind, "max", Numbers::max);
        statistic(kind, "norm", Numbers::norm);
        statistic(kind, "zeros", Numbers::zeros);
        statistic(kind, "nans", Numbers::nans);
    }

    private static void statistic(Kind kind, String name, ToDoubleFunction<double[]> function) {
        add(kind, name, 0, (t, a, b) -> function.applyAsDouble(doubles(t, b)));
    }

    private static double[] doubles(Object target, Budget budget) {
        if (target instanceof Tensor tensor) {
            budget.charge(tensor.size());
            return tensor.toDoubles();
        }
        List<?> items = (List<?>) target;
        budget.charge(items.size());
        return items.stream().mapToDouble(Methods::asDouble).toArray();
    }

    private static List<Object> mapped(List<?> items, Object function, Budget budget) {
        List<Object> results = new ArrayList<>(items.size());
        for (Object item : items) {
            results.add(call(function, item, budget));
        }
        return results;
    }

    private static List<Object> filtered(List<?> items, Object condition, Budget budget) {
        List<Object> results = new ArrayList<>();
        for (Object item : items) {
            if (Arithmetic.truth(call(condition, item, budget))) {
                results.add(item);
            }
        }
        return results;
    }

    private static Object call(Object function, Object item, Budget budget) {
        budget.charge(4);
        if (function instanceof JexlScript script) {
            return script.execute(JexlEngine.EMPTY_CONTEXT, item);
        }
        throw new ExpressionException("Expected a function such as l -> l.norm, found " + described(function) + ".");
    }

    static Object item(List<?> items, long index) {
        if (index < 0 || index >= items.size()) {
            throw new ExpressionException(
                    "A tuple of " + items.size() + " items, counted from 0, has no item " + index + ".");
        }
        return items.get((int) index);
    }

    private static Object element(Tensor tensor, Object[] indices) {
        int[] shape = tensor.shape();
        if (indices.length != shape.length) {
            throw new ExpressionException(
                    "This tensor has " + shape.length + " dimensions, but at() was given " + indices.length
                            + " indices.");
        }
        long place = 0;
        for (int i = 0; i < shape.length; i++) {
            double index = asDouble(indices[i]);
            if (!(index >= 0 && index < shape[i])) {
                throw new ExpressionException("Dimension " + i + " of this tensor has " + shape[i]
                        + " places, counted from 0; there is no place " + indices[i] + ".");
            }
            place = place * shape[i] + (long) index;
        }
        return tensor.at((int) place);
    }

    static double asDouble(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new ExpressionException("Expected a number, found " + described(value) + ".");
    }

    private static String asText(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new ExpressionException("Expected a text, found " + described(value) + ".");
    }

    /** What is known of a property that a map does not have, for the message. */
    static ExpressionException noField(Map<?, ?> map, Object name) {
        Map<Object, Object> known = new LinkedHashMap<>(map);
        return new ExpressionException("There is no '" + name + "'; there are " + known.keySet().stream().limit(20)
                .map(String::valueOf).sorted().collect(java.util.stream.Collectors.joining(", ")) + ".");
    }
}

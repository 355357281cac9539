package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Unavailable;

/** Every method that an expression can use, by kind of value. What is not listed here cannot be called. */
final class Methods {
    /** The kinds that have methods. */
    enum Kind {
        NUMBER, TEXT, TUPLE, MAP, TENSOR, IMAGE, POINTS, OTHER
    }

    /** A function that a query gives to a method. */
    interface Function {
        Object of(Object item);
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
        points();
        for (Kind kind : Kind.values()) {
            add(kind, "nonFinite", 0, (value, a, b) -> NonFinite.find(value, b));
        }
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
        if (value instanceof Image) {
            return Kind.IMAGE;
        }
        return value instanceof Points ? Kind.POINTS : Kind.OTHER;
    }

    /** "a number", "a text" and so on, for messages. */
    static String described(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Function) {
            return "a function";
        }
        Kind kind = kind(value);
        if (kind == Kind.OTHER) {
            return "something else";
        }
        return (kind == Kind.IMAGE ? "an " : kind == Kind.POINTS ? "" : "a ") + kind.name().toLowerCase(Locale.ROOT);
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
        number("log2", x -> Math.log(x) / Math.log(2));
        number("log10", Math::log10);
        number("exp", Math::exp);
        number("floor", Math::floor);
        number("ceil", Math::ceil);
        number("round", Math::rint);
        add(Kind.NUMBER, "pow", 1, (n, a, b) -> Math.pow(asDouble(n), asDouble(a[0])));
        add(Kind.NUMBER, "min", 1, (n, a, b) -> Math.min(asDouble(n), asDouble(a[0])));
        add(Kind.NUMBER, "max", 1, (n, a, b) -> Math.max(asDouble(n), asDouble(a[0])));
        test(Kind.NUMBER, "isNaN", 0, (n, a) -> Double.isNaN(asDouble(n)));
        test(Kind.NUMBER, "isInfinite", 0, (n, a) -> Double.isInfinite(asDouble(n)));
        test(Kind.NUMBER, "isFinite", 0, (n, a) -> Double.isFinite(asDouble(n)));
    }

    private static void number(String name, DoubleUnaryOperator function) {
        add(Kind.NUMBER, name, 0, (n, a, b) -> function.applyAsDouble(asDouble(n)));
    }

    /** A method that tells whether something is so. */
    private interface Test {
        boolean of(Object target, Object[] arguments);
    }

    private static void test(Kind kind, String name, int arity, Test test) {
        add(kind, name, arity, (target, a, b) -> Arithmetic.truth(test.of(target, a)));
    }

    private static void texts() {
        add(Kind.TEXT, "length", 0, (t, a, b) -> (long) ((String) t).length());
        add(Kind.TEXT, "contains", 1, (t, a, b) -> Arithmetic.truth(charged((String) t, b).contains(asText(a[0]))));
        test(Kind.TEXT, "startsWith", 1, (t, a) -> ((String) t).startsWith(asText(a[0])));
        test(Kind.TEXT, "endsWith", 1, (t, a) -> ((String) t).endsWith(asText(a[0])));
        add(Kind.TEXT, "lower", 0, (t, a, b) -> charged((String) t, b).toLowerCase(Locale.ROOT));
        add(Kind.TEXT, "upper", 0, (t, a, b) -> charged((String) t, b).toUpperCase(Locale.ROOT));
    }

    private static String charged(String text, Budget budget) {
        budget.charge(text.length());
        budget.allocate(2L * text.length());
        return text;
    }

    private static void tuples() {
        add(Kind.TUPLE, "map", 1, (t, a, b) -> mapped((List<?>) t, function(a[0]), b));
        add(Kind.TUPLE, "flatMap", 1, (t, a, b) -> flattened((List<?>) t, function(a[0]), b));
        add(Kind.TUPLE, "filter", 1, (t, a, b) -> filtered((List<?>) t, function(a[0]), b));
        add(Kind.TUPLE, "any", 1, (t, a, b) -> Arithmetic.truth(any((List<?>) t, function(a[0]), true)));
        add(Kind.TUPLE, "all", 1, (t, a, b) -> Arithmetic.truth(!any((List<?>) t, function(a[0]), false)));
        add(Kind.TUPLE, "top", 2, (t, a, b) -> top((List<?>) t, asDouble(a[0]), function(a[1]), b));
        add(Kind.TUPLE, "take", 1, (t, a, b) -> copied(((List<?>) t).subList(0, count(asDouble(a[0]), (List<?>) t)),
                b));
        add(Kind.TUPLE, "zip", 1, (t, a, b) -> zipped((List<?>) t, a[0], b));
        add(Kind.TUPLE, "first", 0, (t, a, b) -> item((List<?>) t, 0L));
        add(Kind.TUPLE, "last", 0, (t, a, b) -> item((List<?>) t, ((List<?>) t).size() - 1L));
        add(Kind.TUPLE, "size", 0, (t, a, b) -> (long) ((List<?>) t).size());
        statistics(Kind.TUPLE);
    }

    private static void maps() {
        add(Kind.MAP, "keys", 0, (m, a, b) -> copied(((Map<?, ?>) m).keySet(), b));
        add(Kind.MAP, "values", 0, (m, a, b) -> copied(((Map<?, ?>) m).values(), b));
        test(Kind.MAP, "has", 1, (m, a) -> ((Map<?, ?>) m).containsKey(asText(a[0])));
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
        add(Kind.TENSOR, "abs", 0, (t, a, b) -> absolute((Tensor) t, b));
        statistics(Kind.TENSOR);
    }

    private static void images() {
        add(Kind.IMAGE, "width", 0, (i, a, b) -> (long) ((Image) i).width());
        add(Kind.IMAGE, "height", 0, (i, a, b) -> (long) ((Image) i).height());
        add(Kind.IMAGE, "channels", 0, (i, a, b) -> (long) ((Image) i).channels());
    }

    private static void points() {
        add(Kind.POINTS, "size", 0, (p, a, b) -> (long) ((Points) p).size());
        add(Kind.POINTS, "dimensions", 0, (p, a, b) -> (long) ((Points) p).dimensions());
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
        add(kind, "argMax", 0, (t, a, b) -> numbers(t, b).argMax());
        add(kind, "quantile", 1, (t, a, b) -> quantile(numbers(t, b), asDouble(a[0]), b));
        add(kind, "histogram", -1, (t, a, b) -> histogram(numbers(t, b), a, b));
    }

    private static void statistic(Kind kind, String name, ToDoubleFunction<Numbers> function) {
        add(kind, name, 0, (t, a, b) -> function.applyAsDouble(numbers(t, b)));
    }

    private static Numbers numbers(Object target, Budget budget) {
        Numbers numbers = target instanceof Tensor tensor ? Numbers.of(tensor) : Numbers.of((List<?>) target);
        budget.charge(numbers.size());
        return numbers;
    }

    private static Object quantile(Numbers numbers, double fraction, Budget budget) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new ExpressionException("A quantile is a fraction from 0 to 1, not " + fraction + ".");
        }
        budget.allocate(16L * numbers.size());
        budget.charge(16L * numbers.size());
        return Numbers.quantile(numbers.sorted(), fraction);
    }

    private static Object histogram(Numbers numbers, Object[] arguments, Budget budget) {
        if (arguments.length != 1 && arguments.length != 3) {
            throw new ExpressionException("histogram takes the number of places, and perhaps two limits, not "
                    + arguments.length + " arguments.");
        }
        double bins = asDouble(arguments[0]);
        if (!(bins >= 1 && bins <= Reducer.Histogram.MAX_BINS)) {
            throw new ExpressionException("A histogram has 1 to " + Reducer.Histogram.MAX_BINS + " places, not "
                    + bins + ".");
        }
        budget.allocate(64 * (long) bins);
        if (arguments.length == 1) {
            return Histogram.of(numbers, (int) bins);
        }
        double low = asDouble(arguments[1]);
        double high = asDouble(arguments[2]);
        if (!(low < high && Double.isFinite(high - low))) {
            throw new ExpressionException("The lower limit of a histogram, " + low + ", is not below the upper, "
                    + high + ".");
        }
        Histogram histogram = new Histogram((int) bins, low, high);
        numbers.forEach(histogram::add);
        return histogram.result();
    }

    /** Room for that many references. */
    private static List<Object> tuple(long size, Budget budget) {
        budget.charge(size);
        budget.allocate(32 + 8 * size);
        return new ArrayList<>((int) Math.min(size, 1 << 16));
    }

    private static List<Object> copied(java.util.Collection<?> items, Budget budget) {
        List<Object> copy = tuple(items.size(), budget);
        copy.addAll(items);
        return copy;
    }

    private static List<Object> mapped(List<?> items, Function function, Budget budget) {
        List<Object> results = tuple(items.size(), budget);
        for (Object item : items) {
            results.add(function.of(item));
        }
        return results;
    }

    private static List<Object> flattened(List<?> items, Function function, Budget budget) {
        List<Object> results = tuple(items.size(), budget);
        for (Object item : items) {
            List<?> inner = asTuple(function.of(item));
            budget.charge(inner.size());
            budget.allocate(8L * inner.size());
            results.addAll(inner);
        }
        return results;
    }

    private static List<Object> filtered(List<?> items, Function condition, Budget budget) {
        List<Object> results = tuple(items.size(), budget);
        for (Object item : items) {
            if (Arithmetic.holds(condition.of(item))) {
                results.add(item);
            }
        }
        return results;
    }

    private static boolean any(List<?> items, Function condition, boolean wanted) {
        for (Object item : items) {
            if (Arithmetic.holds(condition.of(item)) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static List<Object> top(List<?> items, double limit, Function key, Budget budget) {
        Ranking ranking = new Ranking(count(Math.max(1, limit), items));
        for (Object item : items) {
            budget.charge(8);
            ranking.add(item, asDouble(key.of(item)));
        }
        return count(limit, items) == 0 ? List.of() : ranking.result();
    }

    private static int count(double limit, List<?> items) {
        if (!(limit >= 0)) {
            throw new ExpressionException("Expected how many items, found " + limit + ".");
        }
        return (int) Math.min(limit, items.size());
    }

    private static List<Object> zipped(List<?> items, Object other, Budget budget) {
        List<?> others = asTuple(other);
        int size = Math.min(items.size(), others.size());
        List<Object> pairs = tuple(8L * size, budget);
        for (int i = 0; i < size; i++) {
            pairs.add(Arrays.asList(items.get(i), others.get(i)));
        }
        return pairs;
    }

    private static Function function(Object argument) {
        if (argument instanceof Function function) {
            return function;
        }
        throw new ExpressionException("Expected a function such as l -> l.norm, found " + described(argument) + ".");
    }

    private static List<?> asTuple(Object value) {
        if (value instanceof List<?> items) {
            return items;
        }
        throw new ExpressionException("Expected a tuple, found " + described(value) + ".");
    }

    /** Items, elements, fields, points or characters. */
    static long size(Object value) {
        if (value instanceof List<?> items) {
            return items.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof Tensor tensor) {
            return tensor.size();
        }
        if (value instanceof Points points) {
            return points.size();
        }
        throw new ExpressionException(capital(described(value)) + " has no size.");
    }

    private static Tensor absolute(Tensor tensor, Budget budget) {
        budget.charge(tensor.size());
        budget.allocate(16L * tensor.size());
        double[] values = tensor.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return Tensor.of(values, tensor.shape());
    }

    /** What lies at that place of the first dimension: a number of a vector, else a tensor of one dimension less. */
    static Object slice(Tensor tensor, Number index, Budget budget) {
        int[] shape = tensor.shape();
        if (shape.length == 0) {
            throw new ExpressionException("A tensor without dimensions has no items; it is a number.");
        }
        long place = whole(index);
        if (place < 0 || place >= shape[0]) {
            throw new ExpressionException("Dimension 0 of this tensor has " + shape[0]
                    + " places, counted from 0; there is no place " + index + ".");
        }
        if (shape.length == 1) {
            return tensor.at((int) place);
        }
        budget.allocate((long) tensor.size() / shape[0] * tensor.element().bytes());
        return tensor.slice((int) place);
    }

    private static long whole(Number index) {
        double place = index.doubleValue();
        return place == Math.rint(place) && Math.abs(place) < 1L << 53 ? (long) place : -1;
    }

    static Object item(List<?> items, Number index) {
        long place = whole(index);
        if (place < 0 || place >= items.size()) {
            throw new ExpressionException(
                    "A tuple of " + items.size() + " items, counted from 0, has no item " + index + ".");
        }
        return Unavailable.check(items.get((int) place));
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
        return new ExpressionException("There is no '" + name + "'; there are " + map.keySet().stream().limit(20)
                .map(String::valueOf).sorted().collect(Collectors.joining(", ")) + ".");
    }
}

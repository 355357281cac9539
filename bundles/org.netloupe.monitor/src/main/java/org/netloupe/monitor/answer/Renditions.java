package org.netloupe.monitor.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.figure.Histogram;
import org.netloupe.figure.VisualData;
import org.netloupe.figure.VisualData.NamedValue;
import org.netloupe.figure.text.Numbers;
import org.netloupe.monitor.answer.Answer.Timed;

/**
 * What can be drawn of an answer, by the type of its values, the most telling first: numbers as lines, lists of numbers
 * by name as bars, distributions as ridges, matrices as heat maps, images as a grid, points as a cloud; everything can
 * also be read as a table. The adaptive visualizers that Shah et al. (2019, section 3.4) describe.
 */
public final class Renditions {

    private static final String NEWEST = "newest";
    private static final String OVER_TIME = "over time";

    private final Answer answer;
    private final List<Rendition> found = new ArrayList<>();

    private Renditions(Answer answer) {
        this.answer = answer;
    }

    /** All ways to look at an answer; empty only as long as there is no value. */
    public static List<Rendition> of(Answer answer) {
        Renditions renditions = new Renditions(answer);
        answer.newest().ifPresent(renditions::find);
        return List.copyOf(renditions.found);
    }

    private void find(Value newest) {
        answer.columns().ifPresent(this::addLines);
        switch (newest) {
            case Value.Whole _,Value.Real _ -> {
                // drawn as lines already
            }
            case Value.Tuple tuple -> addTuple(tuple);
            case Value.Mapping map -> addMap(map);
            case Tensor tensor -> addTensor(tensor);
            case Image image -> add(NEWEST, image(answer.title(), image));
            case Points points -> add(NEWEST, places(points));
            case Value.Text _ -> {
                // the table is all
            }
        }
        add("table", table());
    }

    private void add(String name, NamedValue... values) {
        found.add(new Rendition(name, new VisualData(answer.title(), List.of(values))));
    }

    private void addLines(Columns columns) {
        switch (columns.width()) {
            case 1 -> {
                add("by number", series("value", columns.positions(), columns.column(0)));
                add("by time", series("value", Arrays.copyOf(columns.seconds(), columns.size()), columns.column(0)));
            }
            case 2 -> add("second over first", series("second", columns.column(0), columns.column(1)));
            default -> {
                add("second and third over first", series("second", columns.column(0), columns.column(1)),
                        series("third", columns.column(0), columns.column(2)));
                add("third over second", series("third", columns.column(1), columns.column(2)));
            }
        }
    }

    private static NamedValue series(String name, double[] x, double[] y) {
        return new VisualData.Series(name, x, y, "");
    }

    private void addTuple(Value.Tuple tuple) {
        List<Value> items = tuple.items();
        List<Pictured> images = items.stream().map(Renditions::pictured).flatMap(Optional::stream).toList();
        if (!items.isEmpty() && images.size() == items.size()) {
            add(NEWEST, IntStream.range(0, images.size())
                    .mapToObj(i -> image(images.get(i).caption().orElse("" + i), images.get(i).image()))
                    .toArray(NamedValue[]::new));
        } else if (isAnnotated(tuple)) {
            addAnnotated();
        } else if (items.stream().allMatch(Renditions::isNamedNumber)) {
            addNamed(items.stream().map(item -> ((Value.Tuple) item).items().get(0).toString()).toList());
        } else if (items.stream().allMatch(Renditions::isNumber) && answer.columns().isEmpty()) {
            addNamed(IntStream.range(0, items.size()).mapToObj(Integer::toString).toList());
        } else if (isMatrix(items)) {
            add(NEWEST, matrix(items));
        }
    }

    /** An image, perhaps with words beside it. */
    private record Pictured(Image image, Optional<String> caption) {}

    private static Optional<Pictured> pictured(Value value) {
        List<Value> parts = switch (value) {
            case Value.Tuple tuple -> tuple.items();
            case Value.Mapping map -> List.copyOf(map.entries().values());
            default -> List.of(value);
        };
        Optional<Image> image = parts.stream().filter(Image.class::isInstance).map(Image.class::cast).findFirst();
        return image.map(i -> new Pictured(i, value instanceof Value.Mapping map && !predicted(map).isEmpty()
                ? Optional.of(predicted(map))
                : caption(parts)));
    }

    private static Optional<String> caption(List<Value> parts) {
        String words = String.join(", ",
                parts.stream().filter(p -> isNumber(p) || p instanceof Value.Text).map(Renditions::text).toList());
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** What agents tell of a prediction: truth, prediction and loss in short; empty for any other map. */
    private static String predicted(Value.Mapping map) {
        Optional<Value> target = named(map, "targetName").or(() -> named(map, "target"));
        Optional<Value> guess = named(map, "predictedName").or(() -> named(map, "predicted"));
        String loss = named(map, "loss").map(value -> ", loss " + text(value)).orElse("");
        return target.isPresent() && guess.isPresent() ? text(target.get()) + " as " + text(guess.get()) + loss : "";
    }

    private static Optional<Value> named(Value.Mapping map, String name) {
        return Optional.ofNullable(map.entries().get(name)).filter(v -> isNumber(v) || v instanceof Value.Text);
    }

    /** Numbers that end with a text: places of a line that have something to say. */
    private static boolean isAnnotated(Value.Tuple tuple) {
        List<Value> items = tuple.items();
        return items.size() == 3 && isNumber(items.get(0)) && isNumber(items.get(1))
                && items.get(2) instanceof Value.Text;
    }

    private void addAnnotated() {
        List<Value.Tuple> rows = answer.latest().stream().map(Timed::value).filter(Value.Tuple.class::isInstance)
                .map(Value.Tuple.class::cast).filter(Renditions::isAnnotated).toList();
        double[] x = rows.stream().mapToDouble(row -> row.items().get(0).asDouble()).toArray();
        double[] y = rows.stream().mapToDouble(row -> row.items().get(1).asDouble()).toArray();
        List<String> texts = rows.stream().map(row -> row.items().get(2).toString()).toList();
        add("second over first", series("second", x, y), new VisualData.Remarks("third", x, y, texts));
    }

    private static boolean isNamedNumber(Value value) {
        return value instanceof Value.Tuple tuple && tuple.items().size() == 2
                && tuple.items().get(0) instanceof Value.Text && isNumber(tuple.items().get(1));
    }

    /** The newest list as bars, and all that have the same names as lines and as a matrix. */
    private void addNamed(List<String> names) {
        List<double[]> rows = new ArrayList<>();
        List<Timed> timed = new ArrayList<>();
        for (Timed one : answer.latest()) {
            double[] numbers = numbersOf(one.value());
            if (numbers.length == names.size() && names.size() > 0) {
                rows.add(numbers);
                timed.add(one);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        add(NEWEST, new VisualData.Labelled(NEWEST, names, rows.getLast()));
        if (rows.size() > 1) {
            double[] steps = timed.stream().mapToDouble(Timed::number).toArray();
            add(OVER_TIME, IntStream.range(0, Math.min(20, names.size()))
                    .mapToObj(k -> series(names.get(k), steps, rows.stream().mapToDouble(r -> r[k]).toArray()))
                    .toArray(NamedValue[]::new));
            add("matrix over time", matrixOf(timed, names, rows));
        }
    }

    private static NamedValue matrixOf(List<Timed> timed, List<String> names, List<double[]> rows) {
        double[] numbers = new double[rows.size() * names.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < names.size(); k++) {
                // a column for each time, so that time runs to the right
                numbers[k * rows.size() + i] = rows.get(i)[k];
            }
        }
        return new VisualData.Matrix("value", names, timed.stream().map(t -> Long.toString(t.number())).toList(),
                numbers);
    }

    /** The numbers of a list, of a list of pairs with a name, or of a map; empty if it is none of these. */
    private static double[] numbersOf(Value value) {
        List<Value> items = switch (value) {
            case Value.Tuple tuple -> tuple.items();
            case Value.Mapping map -> List.copyOf(map.entries().values());
            default -> List.of();
        };
        if (!items.isEmpty() && items.stream().allMatch(Renditions::isNamedNumber)) {
            return items.stream().mapToDouble(item -> ((Value.Tuple) item).items().get(1).asDouble()).toArray();
        }
        return items.stream().allMatch(Renditions::isNumber)
                ? items.stream().mapToDouble(Value::asDouble).toArray()
                : new double[0];
    }

    private static boolean isMatrix(List<Value> rows) {
        return rows.stream().allMatch(row -> row instanceof Value.Tuple tuple && !tuple.items().isEmpty()
                && tuple.items().stream().allMatch(Renditions::isNumber))
                && rows.stream().map(row -> ((Value.Tuple) row).items().size()).distinct().count() == 1;
    }

    private static NamedValue matrix(List<Value> rows) {
        int columns = ((Value.Tuple) rows.getFirst()).items().size();
        double[] numbers = rows.stream().flatMap(row -> ((Value.Tuple) row).items().stream())
                .mapToDouble(Value::asDouble).toArray();
        return new VisualData.Matrix("value", counted(rows.size()), counted(columns), numbers);
    }

    private static List<String> counted(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private void addMap(Value.Mapping map) {
        List<Histogram> histograms = answer.latest().stream().flatMap(t -> histogram(t).stream()).toList();
        if (!histograms.isEmpty()) {
            add(OVER_TIME, new VisualData.Histograms("value", histograms));
        } else if (!map.entries().isEmpty() && map.entries().values().stream().allMatch(Renditions::isNumber)) {
            addNamed(List.copyOf(map.entries().keySet()));
        } else {
            pictured(map).ifPresent(p -> add(NEWEST, image(p.caption().orElse(answer.title()), p.image())));
        }
    }

    /** What the reducer and the method histogram answer. */
    private static Optional<Histogram> histogram(Timed timed) {
        if (timed.value() instanceof Value.Mapping map && map.entries().get("edges") instanceof Tensor edges
                && map.entries().get("counts") instanceof Tensor counts && counts.size() > 0
                && edges.size() == counts.size() + 1) {
            return Optional.of(new Histogram(timed.number(), edges.toDoubles(), counts.toDoubles()));
        }
        return Optional.empty();
    }

    private void addTensor(Tensor tensor) {
        int[] shape = tensor.shape();
        if (tensor.size() == 0) {
            return;
        }
        switch (shape.length) {
            case 1 -> {
                add(NEWEST, series("value", positions(tensor.size()), tensor.toDoubles()));
                add("bars", new VisualData.Labelled(NEWEST, counted(tensor.size()), tensor.toDoubles()));
            }
            case 2 -> add(NEWEST,
                    new VisualData.Matrix("value", counted(shape[0]), counted(shape[1]), tensor.toDoubles()));
            default -> addSlices(tensor, shape);
        }
    }

    private static double[] positions(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    /** A tensor of more than two dimensions: the last two as a matrix, all others below each other. */
    private void addSlices(Tensor tensor, int[] shape) {
        int columns = shape[shape.length - 1];
        int rows = tensor.size() / columns;
        add("all slices", new VisualData.Matrix("value", counted(rows), counted(columns), tensor.toDoubles()));
    }

    private static NamedValue image(String name, Image image) {
        if (image.channels() != 4) {
            return new VisualData.Image(name, image.width(), image.height(), image.channels(), image.samples());
        }
        byte[] samples = image.samples();
        byte[] opaque = new byte[image.width() * image.height() * 3];
        for (int i = 0; i < opaque.length; i++) {
            opaque[i] = samples[i / 3 * 4 + i % 3];
        }
        return new VisualData.Image(name, image.width(), image.height(), 3, opaque);
    }

    private static NamedValue places(Points points) {
        float[] coordinates = points.coordinates();
        float[] x = new float[points.size()];
        float[] y = new float[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = coordinates[i * points.dimensions()];
            y[i] = coordinates[i * points.dimensions() + 1];
        }
        int classes = Arrays.stream(points.classes()).max().orElse(-1) + 1;
        boolean all = classes > 0 && Arrays.stream(points.classes()).allMatch(c -> c >= 0);
        return new VisualData.Places("points", x, y, all ? points.classes() : new int[0],
                all ? counted(classes) : List.of());
    }

    private NamedValue table() {
        List<List<String>> rows = answer.latest().stream()
                .map(t -> List.of(Numbers.count(t.number()), text(t.value()))).toList();
        return new VisualData.Table(answer.title(), List.of("number", "value"), rows);
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Whole || value instanceof Value.Real;
    }

    /** A value in words, numbers as every table writes them. */
    public static String text(Value value) {
        return switch (value) {
            case Value.Whole whole -> Numbers.full(whole.value());
            case Value.Real real -> Numbers.brief(real.value());
            case Value.Tuple tuple -> "["
                    + String.join(", ", tuple.items().stream().limit(50).map(Renditions::text).toList())
                    + (tuple.items().size() > 50 ? ", \u2026]" : "]");
            case Value.Mapping map -> String.join(", ", map.entries().entrySet().stream().limit(50)
                    .map((Map.Entry<String, Value> e) -> e.getKey() + ": " + text(e.getValue())).toList());
            default -> value.toString();
        };
    }
}

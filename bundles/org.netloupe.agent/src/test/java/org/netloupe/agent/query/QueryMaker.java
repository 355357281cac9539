package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.netloupe.agent.query.Expression.Operator;

/** Makes queries at random, of all that the grammar has, as trees. */
final class QueryMaker {
    private static final List<String> NAMES = List.of("loss", "layers", "x", "name_2", "gr\u00f6\u00dfe");

    private final Random random;
    private final List<String> parameters = new ArrayList<>();

    QueryMaker(Random random) {
        this.random = random;
    }

    Query query() {
        return new Query(name(), several(0, 4, this::stage));
    }

    private <T> List<T> several(int least, int most, Supplier<T> one) {
        List<T> made = new ArrayList<>();
        for (int count = least + random.nextInt(most - least + 1); count > 0; count--) {
            made.add(one.get());
        }
        return made;
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private Stage stage() {
        return switch (random.nextInt(6)) {
            case 0 -> new Stage.Filter(lambda(1));
            case 1 -> new Stage.Map(lambda(1));
            case 2 -> new Stage.FlatMap(lambda(1));
            case 3 -> new Stage.Take(1 + random.nextInt(1000));
            default -> new Stage.Reduce(reducer(), window());
        };
    }

    private Reducer reducer() {
        int limit = 1 + random.nextInt(100);
        return switch (random.nextInt(8)) {
            case 0 -> new Reducer.Collect(limit);
            case 1 -> new Reducer.Top(limit, lambda(1));
            case 2 -> new Reducer.Sample(limit, random.nextInt(1000));
            case 3 -> new Reducer.Histogram(limit, random.nextBoolean() ? List.of() : List.of("-1.5", "2e3"));
            case 4 -> new Reducer.Quantiles(several(1, 3, () -> Double.toString(random.nextDouble())));
            case 5 -> new Reducer.Fold(new Lambda(List.of(), expression(2)), lambda(2));
            default -> Reducer.Plain.values()[random.nextInt(Reducer.Plain.values().length)];
        };
    }

    private Window window() {
        return switch (random.nextInt(4)) {
            case 0 -> new Window.ByGroup(random.nextBoolean() ? List.of("epoch") : List.of("epoch", "run"));
            case 1 -> new Window.EveryCount(1 + random.nextInt(1000));
            case 2 -> new Window.EveryTime(1 + random.nextInt(1000),
                    Window.Unit.values()[random.nextInt(Window.Unit.values().length)]);
            default -> new Window.UntilEnd();
        };
    }

    private Lambda lambda(int count) {
        List<String> added = addParameters(count);
        Lambda lambda = new Lambda(added, expression(4));
        parameters.removeAll(added);
        return lambda;
    }

    private List<String> addParameters(int count) {
        List<String> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add("p" + (parameters.size() + i));
        }
        parameters.addAll(added);
        return added;
    }

    private Expression expression(int depth) {
        if (depth == 0) {
            return leaf();
        }
        int less = depth - 1;
        return switch (random.nextInt(11)) {
            case 0 -> new Expression.Tuple(several(0, 3, () -> expression(less)));
            case 1 -> mapping(less);
            case 2 -> new Expression.Field(expression(less), name());
            case 3 -> new Expression.Item(expression(less), expression(less));
            case 4 -> new Expression.Call(expression(less), name(), several(0, 2, () -> argument(less)));
            case 5 -> new Expression.Size(expression(less), random.nextBoolean());
            case 6 -> new Expression.Sign(random.nextBoolean(), expression(less));
            case 7 -> new Expression.Choice(expression(less), expression(less), expression(less));
            case 8 -> leaf();
            default -> operation(less);
        };
    }

    private Expression operation(int depth) {
        Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
        return new Expression.Operation(operator, expression(depth), expression(depth));
    }

    private Expression mapping(int depth) {
        List<Expression.Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            entries.add(new Expression.Entry(text() + i, expression(depth)));
        }
        return new Expression.Mapping(entries);
    }

    private Expression argument(int depth) {
        if (random.nextBoolean()) {
            return expression(depth);
        }
        List<String> added = addParameters(1 + random.nextInt(2));
        Expression function = new Expression.Function(added, expression(depth));
        parameters.removeAll(added);
        return function;
    }

    private Expression leaf() {
        return switch (random.nextInt(4)) {
            case 0 -> new Expression.Literal(random.nextBoolean()
                    ? Integer.toString(random.nextInt(1000))
                    : Double.toString(random.nextDouble() * 1e-5));
            case 1 -> new Expression.Text(text());
            case 2 -> new Expression.Truth(random.nextBoolean());
            default -> parameters.isEmpty()
                    ? new Expression.Literal("7")
                    : new Expression.Name(parameters.get(random.nextInt(parameters.size())));
        };
    }

    private String text() {
        String alphabet = "ab'\"\\\n\t {}|->\u00e9";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}

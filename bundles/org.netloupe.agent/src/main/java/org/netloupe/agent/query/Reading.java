package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.value.Wanted;

/**
 * Finds out which parts of an event a query reads, by following the event through its expressions without evaluating them.
 * Where it cannot follow, all is taken to be read.
 */
final class Reading {
    /** Nothing of the event. */
    private static final Origin NONE = new Made(List.of(), Map.of());

    private final Map<String, Origin> known = new HashMap<>();

    private Reading() {}

    /** What the query wants of each of its events. */
    static Wanted of(Query query) {
        Wanted wanted = Wanted.nothing();
        Reading reading = new Reading();
        Origin value = new Given(wanted);
        for (Stage stage : query.stages()) {
            value = reading.follow(stage, value);
        }
        value.whole();
        return wanted;
    }

    /** What a value of an expression is made of. */
    private interface Origin {
        /** All of it is read. */
        void whole();

        /** That field, perhaps read. */
        Origin field(String name);

        /** An item of which the place is not known. */
        Origin items();

        default Origin item(int index) {
            return items();
        }
    }

    /** A part of the event. */
    private record Given(Wanted wanted) implements Origin {
        @Override
        public void whole() {
            wanted.addWhole();
        }

        @Override
        public Origin field(String name) {
            return new Given(wanted.addField(name));
        }

        @Override
        public Origin items() {
            return new Given(wanted.addItems());
        }
    }

    /** A tuple or map that the query has made of parts; of one whose number of items is not known, there is one item. */
    private record Made(List<Origin> parts, Map<String, Origin> entries) implements Origin {
        @Override
        public void whole() {
            parts.forEach(Origin::whole);
            entries.values().forEach(Origin::whole);
        }

        @Override
        public Origin field(String name) {
            return entries.getOrDefault(name, NONE);
        }

        @Override
        public Origin items() {
            if (parts.size() == 1) {
                return parts.get(0);
            }
            parts.forEach(Origin::whole);
            return NONE;
        }

        @Override
        public Origin item(int index) {
            return parts.size() == 1 ? parts.get(0) : index < parts.size() ? parts.get(index) : NONE;
        }
    }

    private Origin follow(Stage stage, Origin value) {
        if (stage instanceof Stage.Filter filter) {
            use(filter.condition(), value);
            return value;
        }
        if (stage instanceof Stage.Map map) {
            return apply(map.function(), value);
        }
        if (stage instanceof Stage.FlatMap flat) {
            return apply(flat.function(), value).items();
        }
        return stage instanceof Stage.Reduce reduce ? follow(reduce.reducer(), value) : value;
    }

    private Origin follow(Reducer reducer, Origin value) {
        if (reducer instanceof Reducer.Fold fold) {
            // of a fold over many events nothing is left to be told apart
            Lambda function = fold.function();
            known.put(function.parameters().get(0), NONE);
            known.put(function.parameters().get(1), value);
            read(function.body()).whole();
        } else if (reducer instanceof Reducer.Top top) {
            use(top.key(), value);
            value.whole();
        } else if (reducer == Reducer.Plain.FIRST || reducer == Reducer.Plain.LAST) {
            return value;
        } else if (reducer != Reducer.Plain.COUNT) {
            value.whole();
        }
        return NONE;
    }

    private Origin apply(Lambda function, Origin value) {
        known.put(function.parameters().get(0), value);
        return read(function.body());
    }

    private void use(Lambda function, Origin value) {
        apply(function, value).whole();
    }

    private void use(Expression expression) {
        read(expression).whole();
    }

    private Origin read(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return known.getOrDefault(name.name(), NONE);
        }
        if (expression instanceof Expression.Field field) {
            return read(field.target()).field(field.name());
        }
        if (expression instanceof Expression.Item item) {
            return item(item);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Tuple tuple) {
            List<Origin> parts = new ArrayList<>();
            tuple.items().forEach(item -> parts.add(read(item)));
            if (parts.size() == 1) {
                // stands beside one more, so that it is not taken for an item of any place
                parts.add(NONE);
            }
            return new Made(parts, Map.of());
        }
        if (expression instanceof Expression.Mapping mapping) {
            Map<String, Origin> entries = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> entries.put(entry.key(), read(entry.value())));
            return new Made(List.of(), entries);
        }
        useOperands(expression);
        return NONE;
    }

    private void useOperands(Expression expression) {
        if (expression instanceof Expression.Operation operation) {
            use(operation.left());
            use(operation.right());
        } else if (expression instanceof Expression.Sign sign) {
            use(sign.operand());
        } else if (expression instanceof Expression.Choice choice) {
            use(choice.test());
            use(choice.yes());
            use(choice.no());
        } else if (expression instanceof Expression.Size size) {
            read(size.target());
        }
    }

    private Origin item(Expression.Item item) {
        Origin target = read(item.target());
        if (item.index() instanceof Expression.Text name) {
            return target.field(name.value());
        }
        if (item.index() instanceof Expression.Literal literal && literal.value() instanceof Long index) {
            return target.item((int) Math.min(index, Integer.MAX_VALUE));
        }
        use(item.index());
        target.whole();
        return NONE;
    }

    private Origin call(Expression.Call call) {
        Origin target = read(call.target());
        Expression.@Nullable Function function = null;
        for (Expression argument : call.arguments()) {
            if (argument instanceof Expression.Function given && given.parameters().size() == 1) {
                function = given;
            } else {
                use(argument);
            }
        }
        if (function != null) {
            known.put(function.parameters().get(0), target.items());
            Origin result = read(function.body());
            if (call.method().equals("map")) {
                return new Made(List.of(result), Map.of());
            }
            if (call.method().equals("flatMap")) {
                return new Made(List.of(result.items()), Map.of());
            }
            result.whole();
        }
        return switch (call.method()) {
            case "filter", "top", "take" -> target;
            case "any", "all", "size", "has", "keys" -> NONE;
            case "first", "last" -> target.items();
            default -> {
                target.whole();
                yield NONE;
            }
        };
    }
}

package org.netloupe.agent.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.query.Expression.Operator;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Unavailable;

/**
 * A function of a query, compiled to a tree of closures; it reaches the values that it is given and {@link Methods the
 * listed methods}, and nothing else. Evaluates on one thread at a time.
 */
final class Evaluator {
    /** Something that gives a value, given the values of the parameters. */
    private interface Node {
        Object of(@Nullable Object[] parameters);
    }

    private final Lambda lambda;
    private final Budget budget = new Budget();
    private final Map<String, Integer> places = new HashMap<>();
    private final Node body;
    private final @Nullable Object[] parameters;

    private Evaluator(Lambda lambda) {
        this.lambda = lambda;
        lambda.parameters().forEach(this::place);
        body = compile(lambda.body());
        parameters = new Object[places.size()];
    }

    static Evaluator compile(Lambda lambda) {
        return new Evaluator(lambda);
    }

    /**
     * The result for those arguments.
     *
     * @throws ExpressionException if there is none
     */
    Object apply(Object... arguments) {
        System.arraycopy(arguments, 0, parameters, 0, arguments.length);
        return apply();
    }

    /** The result for one argument. */
    Object apply(Object argument) {
        parameters[0] = argument;
        return apply();
    }

    private Object apply() {
        budget.renew();
        try {
            return body.of(parameters);
        } catch (StackOverflowError e) {
            throw new ExpressionException("The expression " + lambda.body() + " is nested too deeply.");
        } finally {
            Arrays.fill(parameters, null);
        }
    }

    /** Functions neither leave the expression nor call themselves, so that each parameter has one place. */
    private int place(String parameter) {
        return places.computeIfAbsent(parameter, name -> places.size());
    }

    private Node compile(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return constant(literal.value());
        }
        if (expression instanceof Expression.Text text) {
            return constant(text.value());
        }
        if (expression instanceof Expression.Truth truth) {
            return constant(Arithmetic.truth(truth.value()));
        }
        if (expression instanceof Expression.Name name) {
            int place = place(name.name());
            return parameters -> value(parameters[place], name.name());
        }
        if (expression instanceof Expression.Operation operation) {
            return operation(operation);
        }
        if (expression instanceof Expression.Sign sign) {
            Node operand = compile(sign.operand());
            return sign.not()
                    ? parameters -> Arithmetic.truth(!Arithmetic.holds(operand.of(parameters)))
                    : parameters -> Arithmetic.negated(operand.of(parameters));
        }
        if (expression instanceof Expression.Choice choice) {
            Node test = compile(choice.test());
            Node yes = compile(choice.yes());
            Node no = compile(choice.no());
            return parameters -> Arithmetic.holds(test.of(parameters)) ? yes.of(parameters) : no.of(parameters);
        }
        return compileMember(expression);
    }

    private static Node constant(Object value) {
        return parameters -> value;
    }

    private static Object value(@Nullable Object value, String name) {
        if (value == null) {
            throw new ExpressionException("There is no '" + name + "' here.");
        }
        return value;
    }

    private Node operation(Expression.Operation operation) {
        Operator operator = operation.operator();
        Node left = compile(operation.left());
        Node right = compile(operation.right());
        return switch (operator) {
            case OR -> parameters -> Arithmetic
                    .truth(Arithmetic.holds(left.of(parameters)) || Arithmetic.holds(right.of(parameters)));
            case AND -> parameters -> Arithmetic
                    .truth(Arithmetic.holds(left.of(parameters)) && Arithmetic.holds(right.of(parameters)));
            default -> parameters -> Arithmetic.apply(operator, left.of(parameters), right.of(parameters), budget);
        };
    }

    private Node compileMember(Expression expression) {
        if (expression instanceof Expression.Field field) {
            Node target = compile(field.target());
            FieldReader reader = new FieldReader(field.name());
            return parameters -> reader.read(target.of(parameters), budget);
        }
        if (expression instanceof Expression.Item item) {
            Node target = compile(item.target());
            Node index = compile(item.index());
            return parameters -> item(target.of(parameters), index.of(parameters));
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Size size) {
            Node target = compile(size.target());
            return size.empty()
                    ? parameters -> Arithmetic.truth(Methods.size(target.of(parameters)) == 0)
                    : parameters -> Methods.size(target.of(parameters));
        }
        if (expression instanceof Expression.Tuple tuple) {
            return tuple(tuple.items().stream().map(this::compile).toArray(Node[]::new));
        }
        return mapping((Expression.Mapping) expression);
    }

    private Node tuple(Node[] items) {
        return parameters -> {
            budget.charge(items.length);
            budget.allocate(32 + 24L * items.length);
            Object[] values = new Object[items.length];
            for (int i = 0; i < items.length; i++) {
                values[i] = items[i].of(parameters);
            }
            return Arrays.asList(values);
        };
    }

    private Node mapping(Expression.Mapping mapping) {
        Map<String, Node> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.key(), compile(entry.value())));
        return parameters -> {
            budget.charge(entries.size());
            budget.allocate(64 + 64L * entries.size());
            Map<String, Object> values = new LinkedHashMap<>();
            entries.forEach((key, node) -> values.put(key, node.of(parameters)));
            return values;
        };
    }

    private Node call(Expression.Call call) {
        Node target = compile(call.target());
        List<Argument> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(argument(argument));
        }
        Argument[] all = arguments.toArray(Argument[]::new);
        Caller caller = new Caller(call.method());
        return parameters -> {
            Object[] values = new Object[all.length];
            Object on = target.of(parameters);
            for (int i = 0; i < all.length; i++) {
                values[i] = all[i].of(parameters);
            }
            budget.charge(1);
            return caller.call(on, values, budget);
        };
    }

    /** A value or a function. */
    private interface Argument {
        Object of(@Nullable Object[] parameters);
    }

    private Argument argument(Expression argument) {
        if (!(argument instanceof Expression.Function function)) {
            return compile(argument)::of;
        }
        if (function.parameters().size() != 1) {
            throw new ExpressionException("A function for a method takes one parameter, not "
                    + function.parameters().size() + ".");
        }
        int place = place(function.parameters().get(0));
        Node inner = compile(function.body());
        return parameters -> (Methods.Function) item -> {
            budget.charge(4);
            parameters[place] = item;
            return inner.of(parameters);
        };
    }

    private Object item(Object target, Object index) {
        budget.charge(1);
        if (target instanceof List<?> items && index instanceof Number number) {
            return Methods.item(items, number);
        }
        if (target instanceof Tensor tensor && index instanceof Number number) {
            return Methods.slice(tensor, number, budget);
        }
        if (target instanceof Map<?, ?> map && index instanceof String name) {
            return FieldReader.read(map, name);
        }
        throw new ExpressionException(Methods.capital(Methods.described(target)) + " has no item "
                + (index instanceof String
                        ? "'" + index + "'"
                        : index instanceof Number
                                ? index
                                : Methods.described(
                                        index))
                + "; events and maps have fields by name, tuples and tensors items by number.");
    }

    /** Reads one field, and remembers where it is in the event. */
    private static final class FieldReader {
        private final String name;
        private @Nullable List<String> layout;
        private int place;

        FieldReader(String name) {
            this.name = name;
        }

        Object read(Object target, Budget budget) {
            budget.charge(1);
            if (target instanceof EventValues event) {
                if (event.names() != layout) {
                    layout = event.names();
                    place = event.names().indexOf(name);
                }
                Object value = place < 0 ? null : event.at(place);
                if (value != null) {
                    return Unavailable.check(value);
                }
            }
            if (target instanceof Map<?, ?> map) {
                return read(map, name);
            }
            throw new ExpressionException(Methods.capital(Methods.described(target)) + " has no field '" + name
                    + "'; call a method with ().");
        }

        static Object read(Map<?, ?> map, String name) {
            Object value = map.get(name);
            if (value == null) {
                throw Methods.noField(map, name);
            }
            return Unavailable.check(value);
        }
    }

    /** Calls one method, and remembers which it was for the last kind of target. */
    private static final class Caller {
        private final String name;
        private Methods.@Nullable Kind kind;
        private Methods.@Nullable Method method;

        Caller(String name) {
            this.name = name;
        }

        Object call(Object target, Object[] arguments, Budget budget) {
            Methods.Kind found = Methods.kind(target);
            Methods.Method known = method;
            if (known == null || found != kind) {
                known = Methods.find(target, name, arguments.length);
                kind = found;
                method = known;
            }
            return known.body().apply(target, arguments, budget);
        }
    }
}

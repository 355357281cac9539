package org.netloupe.agent.query;

import java.util.List;

import org.netloupe.agent.query.Expression.Operator;

/** Prints expressions canonically: the spaces of the grammar's description, and no parentheses but those that are needed. */
final class ExpressionPrinter {
    private static final int CHOICE = 0;
    private static final int SIGN = Operator.TIGHTEST + 1;
    private static final int ITEM = SIGN + 1;

    private final StringBuilder text = new StringBuilder();

    private ExpressionPrinter() {}

    static String print(Expression expression) {
        ExpressionPrinter printer = new ExpressionPrinter();
        printer.print(expression, CHOICE);
        return printer.text.toString();
    }

    /** The text of a function; of no parameters it is its body. */
    static String print(List<String> parameters, Expression body) {
        String names = parameters.size() == 1 ? parameters.get(0) : "(" + String.join(", ", parameters) + ")";
        return parameters.isEmpty() ? print(body) : names + " -> " + print(body);
    }

    /** Prints in a place where what binds less tightly than that level needs parentheses. */
    private void print(Expression expression, int level) {
        boolean enclosed = level(expression) < level;
        text.append(enclosed ? "(" : "");
        write(expression);
        text.append(enclosed ? ")" : "");
    }

    private static int level(Expression expression) {
        if (expression instanceof Expression.Choice) {
            return CHOICE;
        }
        if (expression instanceof Expression.Operation operation) {
            return operation.operator().level();
        }
        return expression instanceof Expression.Sign ? SIGN : ITEM;
    }

    private void write(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            text.append(literal.digits());
        } else if (expression instanceof Expression.Text constant) {
            quote(constant.value());
        } else if (expression instanceof Expression.Truth truth) {
            text.append(truth.value());
        } else if (expression instanceof Expression.Name name) {
            text.append(name.name());
        } else if (expression instanceof Expression.Function function) {
            text.append(print(function.parameters(), function.body()));
        } else if (expression instanceof Expression.Choice choice) {
            print(choice.test(), CHOICE + 1);
            text.append(" ? ");
            print(choice.yes(), CHOICE);
            text.append(" : ");
            print(choice.no(), CHOICE);
        } else if (expression instanceof Expression.Operation operation) {
            operation(operation);
        } else if (expression instanceof Expression.Sign sign) {
            sign(sign);
        } else {
            compound(expression);
        }
    }

    private void operation(Expression.Operation operation) {
        int level = operation.operator().level();
        print(operation.left(), level == Operator.COMPARISON ? level + 1 : level);
        text.append(' ').append(operation.operator().symbol()).append(' ');
        print(operation.right(), level + 1);
    }

    private void sign(Expression.Sign sign) {
        boolean again = sign.operand() instanceof Expression.Sign inner && !inner.not() && !sign.not();
        // two minus signs in a row would be another operator
        text.append(sign.not() ? "!" : "-").append(again ? " " : "");
        print(sign.operand(), SIGN);
    }

    private void compound(Expression expression) {
        if (expression instanceof Expression.Tuple tuple) {
            list("[", tuple.items(), "]");
        } else if (expression instanceof Expression.Mapping mapping) {
            mapping(mapping);
        } else if (expression instanceof Expression.Field field) {
            print(field.target(), ITEM);
            text.append('.').append(field.name());
        } else if (expression instanceof Expression.Item item) {
            print(item.target(), ITEM);
            list("[", List.of(item.index()), "]");
        } else if (expression instanceof Expression.Call call) {
            print(call.target(), ITEM);
            text.append('.').append(call.method());
            list("(", call.arguments(), ")");
        } else if (expression instanceof Expression.Size size) {
            text.append(size.empty() ? "empty" : "size");
            list("(", List.of(size.target()), ")");
        }
    }

    private void list(String open, List<Expression> items, String close) {
        text.append(open);
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            print(items.get(i), CHOICE);
        }
        text.append(close);
    }

    private void mapping(Expression.Mapping mapping) {
        text.append('{');
        for (int i = 0; i < mapping.entries().size(); i++) {
            text.append(i == 0 ? "" : ", ");
            quote(mapping.entries().get(i).key());
            text.append(": ");
            print(mapping.entries().get(i).value(), CHOICE);
        }
        text.append('}');
    }

    private void quote(String value) {
        text.append('\'').append(value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
                .replace("\t", "\\t")).append('\'');
    }
}

package org.netloupe.agent.query;

import java.util.List;

/**
 * A function of a query, such as {@code b -> b.loss > 2}.
 *
 * @param parameters names of its parameters, in order; empty for a constant
 * @param body the expression
 */
public record Lambda(List<String> parameters, Expression body) {
    public Lambda {
        parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
        return ExpressionPrinter.print(parameters, body);
    }
}

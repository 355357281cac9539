package org.netloupe.agent.query;

import java.util.List;

/**
 * A function of a query, such as {@code b -> b.loss > 2}.
 *
 * @param parameters names of its parameters, in order
 * @param body the expression, in canonical text
 * @param fields the fields of the last parameter (the event, where the function gets one) that the body reads
 * @param readsWhole whether the body uses the last parameter other than by its fields
 */
public record Lambda(List<String> parameters, String body, List<String> fields, boolean readsWhole) {
    public Lambda {
        parameters = List.copyOf(parameters);
        fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
        String names = parameters.size() == 1 ? parameters.get(0) : "(" + String.join(", ", parameters) + ")";
        return parameters.isEmpty() ? body : names + " -> " + body;
    }
}

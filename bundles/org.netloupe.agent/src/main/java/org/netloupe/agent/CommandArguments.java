package org.netloupe.agent;

import java.util.Map;

import org.netloupe.agent.value.Value;

/** The arguments of a command by the names of its parameters. */
public record CommandArguments(Map<String, Value> values) {
    public CommandArguments {
        values = Map.copyOf(values);
    }

    /** Whether that optional argument was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** @throws IllegalArgumentException if there is no such argument or it is no number */
    public double number(String name) {
        Value value = values.get(name);
        if (value instanceof Value.Real || value instanceof Value.Whole) {
            return value.asDouble();
        }
        throw new IllegalArgumentException("There is no number '" + name + "' among the arguments.");
    }

    /** @throws IllegalArgumentException if there is no such argument or it is no text */
    public String text(String name) {
        if (values.get(name) instanceof Value.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("There is no text '" + name + "' among the arguments.");
    }
}

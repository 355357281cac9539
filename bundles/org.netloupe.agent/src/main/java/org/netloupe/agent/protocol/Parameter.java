package org.netloupe.agent.protocol;

import java.util.List;
import java.util.Optional;

import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;

/**
 * A parameter of a command.
 *
 * @param type {@link ValueType#NUMBER} or {@link ValueType#TEXT}
 * @param min least number, negative infinity for none
 * @param max greatest number, infinity for none
 * @param choices the texts among which to choose, empty for any
 * @param optional whether it may be left out
 * @param whole whether a number must be a whole one
 */
public record Parameter(String name, ValueType type, double min, double max, List<String> choices, boolean optional,
        boolean whole) {
    public Parameter {
        choices = List.copyOf(choices);
    }

    /** A number within a range, both ends included; infinities for none. */
    public static Parameter number(String name, double min, double max) {
        return new Parameter(name, ValueType.NUMBER, min, max, List.of(), false, false);
    }

    /** A whole number within a range, both ends included. */
    public static Parameter whole(String name, long min, long max) {
        return new Parameter(name, ValueType.NUMBER, min, max, List.of(), false, true);
    }

    /** A text, one of the choices if there are any. */
    public static Parameter text(String name, String... choices) {
        return new Parameter(name, ValueType.TEXT, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of(choices),
                false, false);
    }

    /** The same parameter, which may be left out. */
    public Parameter orNone() {
        return new Parameter(name, type, min, max, choices, true, whole);
    }

    /** What is wrong with that argument, in a sentence; empty if nothing. */
    public Optional<String> fault(Value value) {
        if (value.type() != type) {
            return Optional
                    .of("The parameter '" + name + "' is a " + type.word() + ", not a " + value.type().word() + ".");
        }
        if (type == ValueType.NUMBER && !(value.asDouble() >= min && value.asDouble() <= max)) {
            return Optional
                    .of("The parameter '" + name + "' is a number from " + min + " to " + max + ", not " + value + ".");
        }
        if (whole && value.asDouble() != Math.rint(value.asDouble())) {
            return Optional.of("The parameter '" + name + "' is a whole number, not " + value + ".");
        }
        if (!choices.isEmpty() && !choices.contains(value.toString())) {
            return Optional.of(
                    "The parameter '" + name + "' is one of " + String.join(", ", choices) + ", not " + value + ".");
        }
        return Optional.empty();
    }
}

package org.netloupe.agent.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.agent.value.Value;

/** The fields of a received map, read by name and type. */
final class Fields {
    private final Map<String, Value> entries;

    private Fields(Map<String, Value> entries) {
        this.entries = entries;
    }

    static Fields of(Value value) throws ProtocolException {
        if (value instanceof Value.Mapping mapping) {
            return new Fields(mapping.entries());
        }
        throw new ProtocolException("Expected a map, found a " + value.type().word() + ".");
    }

    Optional<Value> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    private Value get(String name, String expected) throws ProtocolException {
        Value value = entries.get(name);
        if (value == null) {
            throw new ProtocolException("The field '" + name + "' (" + expected + ") is missing.");
        }
        return value;
    }

    private static ProtocolException wrong(String name, String expected, Value found) {
        return new ProtocolException(
                "The field '" + name + "' should be a " + expected + ", but is a " + found.type().word() + ".");
    }

    String text(String name) throws ProtocolException {
        Value value = get(name, "text");
        if (value instanceof Value.Text text) {
            return text.value();
        }
        throw wrong(name, "text", value);
    }

    long whole(String name) throws ProtocolException {
        Value value = get(name, "whole number");
        if (value instanceof Value.Whole whole) {
            return whole.value();
        }
        throw wrong(name, "whole number", value);
    }

    int small(String name) throws ProtocolException {
        long value = whole(name);
        if (value != (int) value) {
            throw new ProtocolException("The field '" + name + "' is out of range: " + value + ".");
        }
        return (int) value;
    }

    boolean truth(String name) throws ProtocolException {
        return whole(name) != 0;
    }

    /** A truth value that may be missing, and then is false. */
    boolean flag(String name) throws ProtocolException {
        return wholeOrZero(name) != 0;
    }

    /** A whole number that may be missing, and then is 0. */
    long wholeOrZero(String name) throws ProtocolException {
        return entries.containsKey(name) ? whole(name) : 0;
    }

    double number(String name) throws ProtocolException {
        Value value = get(name, "number");
        if (value instanceof Value.Whole || value instanceof Value.Real) {
            return value.asDouble();
        }
        throw wrong(name, "number", value);
    }

    List<Value> list(String name) throws ProtocolException {
        Value value = get(name, "tuple");
        if (value instanceof Value.Tuple tuple) {
            return tuple.items();
        }
        throw wrong(name, "tuple", value);
    }

    Map<String, Value> map(String name) throws ProtocolException {
        return of(get(name, "map")).entries;
    }

    Map<String, String> texts(String name) throws ProtocolException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : map(name).entrySet()) {
            texts.put(entry.getKey(), entry.getValue().toString());
        }
        return texts;
    }
}

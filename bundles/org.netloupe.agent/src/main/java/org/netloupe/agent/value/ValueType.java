package org.netloupe.agent.value;

import java.util.Locale;

/** The kinds of values, as a client sees them; {@link #ANY} where a host or a query cannot say. */
public enum ValueType {
    NUMBER, TEXT, TUPLE, TENSOR, IMAGE, POINTS, MAP, ANY;

    /** The name used on the wire and in messages, such as {@code number}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that {@link #word() word}; {@link #ANY} for a word of a newer protocol. */
    public static ValueType ofWord(String word) {
        for (ValueType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        return ANY;
    }
}

package org.netloupe.agent.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One immutable value of a stream: a number, text, tuple, tensor, image, set of points or map. */
public sealed interface Value permits Value.Whole, Value.Real, Value.Text, Value.Tuple, Value.Mapping, Tensor, Image,
        Points {

    /** What kind of value this is; never {@link ValueType#ANY}. */
    ValueType type();

    /**
     * The value as a number.
     *
     * @throws IllegalStateException if it is not a number
     */
    default double asDouble() {
        throw new IllegalStateException("Expected a number, found " + this + " (" + type().word() + ").");
    }

    /** A whole number; truth values are 1 and 0. */
    record Whole(long value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.NUMBER;
        }

        @Override
        public double asDouble() {
            return value;
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A floating-point number, NaN and infinities included. */
    record Real(double value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.NUMBER;
        }

        @Override
        public double asDouble() {
            return value;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** A piece of text. */
    record Text(String value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.TEXT;
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** Values in order, of any types; may be empty. */
    record Tuple(List<Value> items) implements Value {
        public Tuple {
            items = List.copyOf(items);
        }

        @Override
        public ValueType type() {
            return ValueType.TUPLE;
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /** Values by name, in the order in which they were put. */
    record Mapping(Map<String, Value> entries) implements Value {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public ValueType type() {
            return ValueType.MAP;
        }

        @Override
        public String toString() {
            return entries.toString();
        }
    }
}

package org.netloupe.core.data;

/** The value of an {@link Attribute} for one instance. */
public sealed interface AttributeValue {
    record Number(double value) implements AttributeValue {}

    record Text(String value) implements AttributeValue {}

    /** The instance has no value. */
    record Missing() implements AttributeValue {}
}

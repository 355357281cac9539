package org.netloupe.core.data;

/**
 * A named property of every instance beside its features: a file name, a text, a measured value.
 *
 * @param description with the unit, or empty
 */
public record Attribute(String name, Kind kind, String description) {
    /** How values compare. */
    public enum Kind {
        NUMBER, TEXT
    }
}

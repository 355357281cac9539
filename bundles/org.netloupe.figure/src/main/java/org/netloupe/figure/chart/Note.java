package org.netloupe.figure.chart;

import java.util.OptionalDouble;

/**
 * Words at a place of a chart: an event such as a changed learning rate, or what a value is about.
 *
 * @param x
 *            position on the axis
 * @param y
 *            the value that it belongs to, or empty for a line from top to bottom
 * @param text
 *            shown beside it where there is room, always on hover
 */
public record Note(double x, OptionalDouble y, String text) {

    /** Words at a position. */
    public static Note at(double x, String text) {
        return new Note(x, OptionalDouble.empty(), text);
    }

    /** Words at a value. */
    public static Note at(double x, double y, String text) {
        return new Note(x, OptionalDouble.of(y), text);
    }
}

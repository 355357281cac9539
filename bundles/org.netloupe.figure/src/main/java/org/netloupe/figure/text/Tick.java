package org.netloupe.figure.text;

/**
 * One mark of an axis.
 *
 * @param position
 *            in axis coordinates
 * @param label
 *            empty for a minor tick
 */
public record Tick(double position, String label) {

    /** Whether it has a label and a full grid line. */
    public boolean isMajor() { return !label.isEmpty(); }
}

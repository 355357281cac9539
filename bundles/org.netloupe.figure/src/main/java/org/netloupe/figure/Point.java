package org.netloupe.figure;

/** A place in a picture, in logical pixels from its upper left corner. */
public record Point(double x, double y) {

    /** Distance to another place in logical pixels. */
    public double distance(double otherX, double otherY) {
        return Math.hypot(x - otherX, y - otherY);
    }
}

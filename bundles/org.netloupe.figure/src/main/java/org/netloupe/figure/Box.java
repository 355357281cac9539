package org.netloupe.figure;

import java.awt.geom.Rectangle2D;

/** An immutable upright rectangle in logical pixels; empty where a side is 0. */
public record Box(double x, double y, double width, double height) {

    /** Negative sides become 0. */
    public Box {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    /** The box between two opposite corners, in any order. */
    public static Box between(Point a, Point b) {
        return new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()),
                Math.abs(a.y() - b.y()));
    }

    /** The first x beyond the box. */
    public double right() {
        return x + width;
    }

    /** The first y beyond the box. */
    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    /** Whether the place lies in the box; the right and lower edge do not belong to it. */
    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /** The box made smaller (or larger, if negative) by so many pixels on every side. */
    public Box inset(double by) {
        return new Box(x + by, y + by, width - 2 * by, height - 2 * by);
    }

    /** A new AWT rectangle with the same sides. */
    public Rectangle2D toRectangle() {
        return new Rectangle2D.Double(x, y, width, height);
    }
}

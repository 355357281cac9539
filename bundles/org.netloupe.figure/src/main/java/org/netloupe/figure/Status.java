package org.netloupe.figure;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The state of a run, job or connection: told apart by icon as well as by the theme's colour. */
public enum Status {
    WAITING("waiting", '\u25CB'), RUNNING("running", '\u25B6'), PAUSED("paused", '\u23F8'), DONE("done",
            '\u2713'), FAILED("failed", '\u2717');

    private final String word;
    private final char symbol;

    Status(String word, char symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    /** The state in a word, in lower case. */
    public String word() {
        return word;
    }

    /** A character that resembles the icon, for plain text. */
    public char symbol() {
        return symbol;
    }

    /** The icon as a shape to fill, inside of the box. */
    public Shape icon(Box box) {
        return switch (this) {
            case WAITING -> ring(box);
            case RUNNING -> polygon(box, 0.2, 0.1, 0.9, 0.5, 0.2, 0.9);
            case PAUSED -> bars(box);
            case DONE -> polygon(box, 0.06, 0.54, 0.2, 0.4, 0.4, 0.62, 0.8, 0.14, 0.95, 0.27, 0.41, 0.89);
            case FAILED ->
                polygon(box, 0.24, 0.1, 0.5, 0.36, 0.76, 0.1, 0.9, 0.24, 0.64, 0.5, 0.9, 0.76, 0.76, 0.9, 0.5, 0.64,
                        0.24, 0.9, 0.1, 0.76, 0.36, 0.5, 0.1, 0.24);
        };
    }

    private static Shape polygon(Box box, double... corners) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners.length; i += 2) {
            double x = box.x() + corners[i] * box.width();
            double y = box.y() + corners[i + 1] * box.height();
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    private static Shape bars(Box box) {
        Path2D path = new Path2D.Double();
        double width = 0.26 * box.width();
        double top = box.y() + 0.1 * box.height();
        path.append(new Rectangle2D.Double(box.x() + 0.16 * box.width(), top, width, 0.8 * box.height()), false);
        path.append(new Rectangle2D.Double(box.x() + 0.58 * box.width(), top, width, 0.8 * box.height()), false);
        return path;
    }

    private static Shape ring(Box box) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        Box outer = box.inset(0.1 * box.width());
        Box inner = outer.inset(0.18 * box.width());
        path.append(new Ellipse2D.Double(outer.x(), outer.y(), outer.width(), outer.height()), false);
        path.append(new Ellipse2D.Double(inner.x(), inner.y(), inner.width(), inner.height()), false);
        return path;
    }
}

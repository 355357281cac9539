package org.netloupe.figure.chart;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.List;

import org.netloupe.figure.Plot;
import org.netloupe.figure.internal.Pen;

/**
 * The spread around a line, such as mean and standard deviation of several runs.
 *
 * @param low
 *            its lower edge
 * @param high
 *            its upper edge, at the same positions
 */
public record Band(Samples low, Samples high) {

    /** @throws IllegalArgumentException if both edges differ in length */
    public Band {
        if (low.size() != high.size()) {
            throw new IllegalArgumentException("The edges of a band need as many samples each, not " + low.size()
                    + " and " + high.size() + ".");
        }
    }

    /** Fills what lies between the edges, stroke by stroke. */
    void paint(Pen pen, Plot plot, YAxis axis, Color colour) {
        Strokes below = Strokes.of(low, plot, axis, 1);
        Strokes above = Strokes.of(high, plot, axis, 1);
        for (int stroke = 0; stroke < Math.min(below.count(), above.count()); stroke++) {
            pen.fill(between(below, above, stroke), colour);
        }
    }

    private static Path2D between(Strokes below, Strokes above, int stroke) {
        Path2D path = new Path2D.Double();
        path.moveTo(above.x(above.start(stroke)), above.y(above.start(stroke)));
        for (int i = above.start(stroke) + 1; i < above.start(stroke + 1); i++) {
            path.lineTo(above.x(i), above.y(i));
        }
        for (int i = below.start(stroke + 1) - 1; i >= below.start(stroke); i--) {
            path.lineTo(below.x(i), below.y(i));
        }
        path.closePath();
        return path;
    }

    List<Samples> edges() {
        return List.of(low, high);
    }
}

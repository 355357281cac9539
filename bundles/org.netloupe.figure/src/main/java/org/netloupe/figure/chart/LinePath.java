package org.netloupe.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

import org.netloupe.figure.Box;
import org.netloupe.figure.internal.Pen;

/** Lines as shapes: for SVG, for legends and for emphasis. */
final class LinePath {

    private static final float[] DASHES = {6, 4};

    private LinePath() {}

    /** Draws all strokes as one path. */
    static void draw(Pen pen, Strokes strokes, Color colour, double width, LineStyle style) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, strokes.size() + 1);
        for (int stroke = 0; stroke < strokes.count(); stroke++) {
            for (int i = strokes.start(stroke); i < strokes.start(stroke + 1); i++) {
                if (i == strokes.start(stroke)) {
                    path.moveTo(strokes.x(i), strokes.y(i));
                } else {
                    path.lineTo(strokes.x(i), strokes.y(i));
                }
            }
        }
        if (strokes.size() > 0) {
            Graphics2D graphics = pen.graphics();
            graphics.setColor(colour);
            graphics.setStroke(stroke(width, style));
            graphics.draw(path);
        }
    }

    /** Draws the sample of a line in a legend; a line that is off is hollow. */
    static void swatch(Pen pen, Box box, Color colour, LineStyle style, boolean on) {
        if (!on) {
            pen.draw(new Box(box.centreX() - 4, box.centreY() - 4, 8, 8).toRectangle(), colour, 1);
            return;
        }
        double height = 3;
        if (style == LineStyle.SOLID) {
            pen.fill(new Box(box.x(), box.centreY() - height / 2, box.width(), height), colour);
        } else {
            pen.fill(new Box(box.x(), box.centreY() - height / 2, box.width() / 2 - 2, height), colour);
            pen.fill(new Box(box.centreX() + 2, box.centreY() - height / 2, box.width() / 2 - 2, height), colour);
        }
    }

    private static BasicStroke stroke(double width, LineStyle style) {
        return style == LineStyle.SOLID
                ? new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES, 0);
    }
}

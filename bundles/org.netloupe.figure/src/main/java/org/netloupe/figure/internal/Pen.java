package org.netloupe.figure.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;

import org.netloupe.figure.Box;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;

/** Paints text, lines and boxes of one theme; works on a copy of the graphics, so that the original stays as it was. */
public final class Pen implements AutoCloseable {

    private final Graphics2D graphics;
    private final Theme theme;

    /** Opens a pen over a copy of the graphics. */
    public Pen(Graphics2D original, Theme theme) {
        this.graphics = (Graphics2D) original.create();
        this.theme = theme;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Opens a pen for a whole picture: clipped to the size, filled with the background. */
    public static Pen forPicture(Graphics2D original, Size size, Theme theme) {
        Pen pen = new Pen(original, theme);
        pen.graphics.clipRect(0, 0, size.width(), size.height());
        pen.graphics.setColor(theme.background());
        pen.graphics.fillRect(0, 0, size.width(), size.height());
        return pen;
    }
    /** Opens a pen over a picture that is painted already: clipped to its size. */
    public static Pen over(Graphics2D original, Size size, Theme theme) {
        Pen pen = new Pen(original, theme);
        pen.graphics.clipRect(0, 0, size.width(), size.height());
        return pen;
    }

    /** The copy of the graphics that is painted on. */
    public Graphics2D graphics() {
        return graphics;
    }

    /** Paints text from its left end and base line. */
    public void text(String text, double x, double baseLine, Font font, Color colour) {
        if (!text.isEmpty()) {
            graphics.setFont(font);
            graphics.setColor(colour);
            graphics.drawString(text, (float) x, (float) baseLine);
        }
    }

    /** Paints text that ends at x. */
    public void textRight(String text, double x, double baseLine, Font font, Color colour) {
        text(text, x - Lettering.width(font, text), baseLine, font, colour);
    }

    /** Paints text with its middle at x. */
    public void textCentred(String text, double x, double baseLine, Font font, Color colour) {
        text(text, x - Lettering.width(font, text) / 2, baseLine, font, colour);
    }

    /** Fills a shape. */
    public void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    /** Fills a box. */
    public void fill(Box box, Color colour) {
        fill(box.toRectangle(), colour);
    }

    /** Draws an outline. */
    public void draw(Shape shape, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    /** Draws a straight line. */
    public void line(double x1, double y1, double x2, double y2, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** A hairline from left to right that fills whole pixels. */
    public void horizontal(double x1, double x2, double y, Color colour) {
        fill(new Box(x1, Math.floor(y), x2 - x1, 1), colour);
    }

    /** A hairline from top to bottom that fills whole pixels. */
    public void vertical(double x, double y1, double y2, Color colour) {
        fill(new Box(Math.floor(x), y1, 1, y2 - y1), colour);
    }

    /** A card on which text lies over the data. */
    public void card(Box box) {
        RoundRectangle2D shape = new RoundRectangle2D.Double(box.x() + 0.5, box.y() + 0.5, box.width() - 1,
                box.height() - 1, 6, 6);
        fill(shape, theme.surface());
        draw(shape, theme.grid(), 1);
    }

    /** Clips to a box until the pen is closed. */
    public void clip(Box box) {
        graphics.clip(box.toRectangle());
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}

package org.netloupe.ui.figure;

import java.util.List;
import java.util.Optional;

import org.netloupe.figure.Figure;
import org.netloupe.figure.Size;

/**
 * What a view gives to Export (Ctrl+E); views adapt to it.
 *
 * @param name proposed file name without ending
 * @param figure the picture
 * @param size of the picture in logical pixels, as it is on screen
 * @param values the numbers behind it
 */
public record ExportSource(String name, Figure figure, Size size, Optional<Values> values) {
    /** What a canvas shows, under the figure's title; empty while it shows nothing. */
    public static Optional<ExportSource> of(FigureCanvas canvas, Optional<? extends Values> values) {
        return canvas.figure().map(figure -> new ExportSource(figure.title(), figure, sizeOf(canvas),
                values.map(Values.class::cast)));
    }

    /** The size of a canvas, at least a pixel before its first layout. */
    public static Size sizeOf(FigureCanvas canvas) {
        return new Size(Math.max(1, canvas.getSize().x), Math.max(1, canvas.getSize().y));
    }

    /** Numbers as a table, made when they are exported. */
    public interface Values {
        List<String> header();

        /** One text per column in each row. */
        Iterable<List<String>> rows();
    }
}

package org.netloupe.cli.picture;

import java.io.IOException;
import java.nio.file.Path;

import org.netloupe.figure.Figure;
import org.netloupe.figure.FigureException;
import org.netloupe.figure.FigureExport;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;
import org.netloupe.tensor.InputException;

/**
 * How a picture is written.
 *
 * @param scale device pixels per logical pixel of a PNG
 */
public record PictureFile(Path file, Size size, Theme theme, double scale) {
    /** As it is on a screen of usual resolution, light. */
    public static PictureFile of(Path file, int width, int height) {
        return new PictureFile(file, new Size(width, height), Theme.LIGHT, 1);
    }

    /**
     * Writes a figure as PNG or SVG, by the ending of the name; whole or not at all.
     *
     * @throws InputException if the name ends in something else, or the file cannot be written
     */
    public void write(Figure figure) throws IOException {
        try {
            FigureExport.write(figure, size, theme, scale, file);
        } catch (FigureException e) {
            throw new InputException(file.toString(), "a picture that can be written", String.valueOf(e.getMessage()),
                    "", e);
        }
    }
}

package org.netloupe.figure.matrix;

import org.netloupe.figure.Figure;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.ColourMap;

/**
 * Counts of truth (rows) by prediction (columns), coloured by their share of the row, with recall beside each row and
 * precision below each column.
 *
 * @param title
 *            over the matrix
 * @param confusion
 *            the counts
 * @param map
 *            colours from 0 to 100 % of a row; cells without instances stay blank
 */
public record ConfusionMatrix(String title, Confusion confusion, ColourMap map) implements Figure {

    /** In viridis. */
    public static ConfusionMatrix of(String title, Confusion confusion) {
        return new ConfusionMatrix(title, confusion, ColourMap.VIRIDIS);
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new ConfusionPicture(this, size, theme);
    }
}

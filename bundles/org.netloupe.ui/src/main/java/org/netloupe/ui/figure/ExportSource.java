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
    /** Numbers as a table, made when they are exported. */
    public interface Values {
        List<String> header();

        /** One text per column in each row. */
        Iterable<List<String>> rows();
    }
}

package org.netloupe.figure.table;

import java.util.List;

import org.netloupe.figure.Figure;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

/**
 * Rows of text under column headers, of which the last are shown where not all fit: the picture of a log follows its end.
 * Columns whose cells are all numbers are aligned to the right. A row is the {@link Subject.Value} of its position.
 *
 * @param title
 *            in bold over the table
 * @param columns
 *            headers; may be empty texts
 * @param rows
 *            each with a cell per column
 * @param left
 *            how many rows at the end are scrolled out of sight
 */
public record ValueTable(String title, List<String> columns, List<List<String>> rows, int left) implements Figure {

    /** @throws IllegalArgumentException if a row has not one cell per column or left is outside of the rows */
    public ValueTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of a table with " + columns.size() + " columns needs as many"
                        + " cells, but there are " + row.size() + ".");
            }
        }
        if (left < 0 || left > rows.size()) {
            throw new IllegalArgumentException(left + " of " + rows.size() + " rows cannot be scrolled out of sight.");
        }
    }

    /** A table that shows its end. */
    public static ValueTable of(String title, List<String> columns, List<List<String>> rows) {
        return new ValueTable(title, columns, rows, 0);
    }

    /** The same table scrolled. */
    public ValueTable withLeft(int hidden) {
        return new ValueTable(title, columns, rows, hidden);
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new ValueTablePicture(this, size, theme);
    }
}

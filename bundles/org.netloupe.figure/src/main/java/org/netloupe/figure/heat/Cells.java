package org.netloupe.figure.heat;

import java.util.List;

import org.netloupe.figure.Interval;

/**
 * A matrix of numbers. The array is shared, not copied, and must not change.
 *
 * @param rows
 *            how many
 * @param columns
 *            how many
 * @param values
 *            row-major; NaN is no value
 * @param rowNames
 *            one per row, or empty for numbers from 0
 * @param columnNames
 *            one per column, or empty for numbers from 0
 */
public record Cells(int rows, int columns, float[] values, List<String> rowNames, List<String> columnNames) {

    /** @throws IllegalArgumentException if the sizes do not match */
    public Cells {
        rowNames = List.copyOf(rowNames);
        columnNames = List.copyOf(columnNames);
        if ((long) rows * columns != values.length) {
            throw new IllegalArgumentException(
                    rows + " rows of " + columns + " need as many values, but there are " + values.length + ".");
        }
        requireNames("row", rowNames, rows);
        requireNames("column", columnNames, columns);
    }

    private static void requireNames(String what, List<String> names, int expected) {
        if (!names.isEmpty() && names.size() != expected) {
            throw new IllegalArgumentException(
                    expected + " " + what + "s need as many names or none, but there are " + names.size() + ".");
        }
    }

    /** Without names. */
    public static Cells of(int rows, int columns, float[] values) {
        return new Cells(rows, columns, values, List.of(), List.of());
    }

    public float value(int row, int column) {
        return values[row * columns + column];
    }

    public String rowName(int row) {
        return rowNames.isEmpty() ? Integer.toString(row) : rowNames.get(row);
    }

    public String columnName(int column) {
        return columnNames.isEmpty() ? Integer.toString(column) : columnNames.get(column);
    }

    /** From the least to the greatest finite value; 0 to 1 if there is none. */
    public Interval range() {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low <= high ? Interval.covering(low, high) : new Interval(0, 1);
    }
}

package org.netloupe.numerics.internal;

import java.util.Arrays;

/**
 * A sparse square matrix by rows.
 *
 * @param start [rows + 1] where each row begins in the other two
 * @param column [entries]
 * @param value [entries]
 */
public record SparseRows(int[] start, int[] column, float[] value) {
    /** How a value and the one across the diagonal become one. */
    public interface Union {
        float of(float value, float across);
    }

    /** Number of rows. */
    public int rows() {
        return start.length - 1;
    }

    /**
     * A symmetric matrix from one with equally many entries in each row; an entry that is missing across counts as zero.
     *
     * @param columns [rows, width] different in each row
     * @param values [rows, width]
     */
    public static SparseRows symmetric(int rows, int[] columns, float[] values, Union union) {
        int width = rows == 0 ? 0 : columns.length / rows;
        int[] transposedStart = new int[rows + 1];
        for (int column : columns) {
            transposedStart[column + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            transposedStart[i + 1] += transposedStart[i];
        }
        int[] transposedRow = new int[columns.length];
        float[] transposedValue = new float[columns.length];
        int[] place = transposedStart.clone();
        for (int at = 0; at < columns.length; at++) {
            int to = place[columns[at]]++;
            transposedRow[to] = at / width;
            transposedValue[to] = values[at];
        }
        return new SparseRows(transposedStart, transposedRow, transposedValue).unite(width, columns, values, union);
    }

    /** This is the transpose of the other. */
    private SparseRows unite(int width, int[] columns, float[] values, Union union) {
        int rows = rows();
        int[] mark = new int[rows];
        Arrays.fill(mark, -1);
        int[] starts = new int[rows + 1];
        int[] unitedColumn = new int[2 * columns.length];
        float[] united = new float[2 * columns.length];
        int end = 0;
        for (int i = 0; i < rows; i++) {
            int begin = end;
            for (int at = i * width; at < (i + 1) * width; at++) {
                mark[columns[at]] = end;
                unitedColumn[end] = columns[at];
                united[end++] = union.of(values[at], 0);
            }
            for (int at = start[i]; at < start[i + 1]; at++) {
                int j = column[at];
                if (mark[j] >= begin) {
                    united[mark[j]] = union.of(values[i * width + mark[j] - begin], value[at]);
                } else {
                    unitedColumn[end] = j;
                    united[end++] = union.of(0, value[at]);
                }
            }
            starts[i + 1] = end;
        }
        return new SparseRows(starts, Arrays.copyOf(unitedColumn, end), Arrays.copyOf(united, end));
    }
}

package org.netloupe.monitor.answer;

import java.util.Arrays;

/**
 * The numbers of a stream whose values are all numbers, pairs or triples, in columns. The arrays are shared, not copied:
 * the first {@code size} entries do not change any more.
 *
 * @param size how many values there are
 * @param seconds when each came, since the first one
 * @param columns one array for each number of a value
 */
public record Columns(int size, double[] seconds, double[][] columns) {

    /** How many numbers a value has: 1, 2 or 3. */
    public int width() {
        return columns.length;
    }

    /** One column, cut to its size. */
    public double[] column(int index) {
        return Arrays.copyOf(columns[index], size);
    }

    /** 0, 1, 2 ... as positions of values that have none of their own. */
    public double[] positions() {
        double[] positions = new double[size];
        Arrays.setAll(positions, i -> i);
        return positions;
    }
}

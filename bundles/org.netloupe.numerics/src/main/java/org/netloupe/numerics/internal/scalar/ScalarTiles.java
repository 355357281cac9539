package org.netloupe.numerics.internal.scalar;

import java.util.Arrays;

import org.netloupe.numerics.internal.Tiles;

/** Tiles in plain Java: each step adds a multiple of a row of the right panel to each row of the tile. */
public final class ScalarTiles implements Tiles {
    private static final int COLUMNS = 16;

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public void product(Panel left, Panel right, int steps, float[] tile) {
        Arrays.fill(tile, 0, ROWS * COLUMNS, 0);
        float[] rows = left.values();
        float[] columns = right.values();
        for (int step = 0; step < steps; step++) {
            int l = left.start() + step * ROWS;
            int r = right.start() + step * COLUMNS;
            for (int row = 0; row < ROWS; row++) {
                addMultiple(rows[l + row], columns, r, tile, row * COLUMNS);
            }
        }
    }

    @Override
    public int nearer(Panel left, Panel right, int steps, float[] norms, int firstColumn, float[] limits,
            int firstLimit, float[] tile) {
        product(left, right, steps, tile);
        int found = 0;
        for (int row = 0; row < ROWS; row++) {
            boolean below = false;
            for (int column = 0; column < COLUMNS; column++) {
                int at = row * COLUMNS + column;
                tile[at] = norms[firstColumn + column] - 2 * tile[at];
                below |= tile[at] < limits[firstLimit + row];
            }
            found |= below ? 1 << row : 0;
        }
        return found;
    }

    private static void addMultiple(float factor, float[] from, int start, float[] to, int toStart) {
        for (int column = 0; column < COLUMNS; column++) {
            to[toStart + column] += factor * from[start + column];
        }
    }
}

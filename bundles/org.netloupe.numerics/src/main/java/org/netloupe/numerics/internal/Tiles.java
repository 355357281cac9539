package org.netloupe.numerics.internal;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.scalar.ScalarTiles;
import org.netloupe.numerics.internal.vector.VectorTiles;

/**
 * The innermost loop of products of matrices: a tile of {@value #ROWS} rows by {@link #columns()} columns that stays in
 * registers while it runs along the common dimension. Panels are packed, so that one step reads {@value #ROWS} values
 * of the left matrix and {@link #columns()} of the right one side by side.
 */
public interface Tiles {
    /** Rows of a tile. */
    int ROWS = 6;

    /** The fastest there is for an execution. */
    static Tiles of(Execution execution) {
        return execution.vectors() ? new VectorTiles() : new ScalarTiles();
    }

    /** Columns of a tile. */
    int columns();

    /**
     * One tile of a product, written to {@code tile} row by row.
     *
     * @param left panel of the left matrix, [steps, {@value #ROWS}]
     * @param right panel of the right matrix, [steps, columns]
     * @param steps length of the common dimension
     */
    void product(Panel left, Panel right, int steps, float[] tile);

    /**
     * One tile of squared distances less the left point's squared norm, which do not depend on it: |y|^2 - 2 x y.
     *
     * @param norms |y|^2 of all columns
     * @param firstColumn of the tile
     * @param limits a value for each row of the tile, from {@code firstLimit}
     * @param tile filled for those rows only that have a value below their limit
     * @return a bit for each such row
     */
    int nearer(Panel left, Panel right, int steps, float[] norms, int firstColumn, float[] limits, int firstLimit,
            float[] tile);

    /** Where a panel begins in its array. */
    record Panel(float[] values, int start) {}
}

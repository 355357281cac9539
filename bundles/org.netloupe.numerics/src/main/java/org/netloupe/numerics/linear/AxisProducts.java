package org.netloupe.numerics.linear;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.internal.Tiles;
import org.netloupe.numerics.internal.Tiles.Panel;

/** Products of rows with axes, by tiles of six rows. */
final class AxisProducts {
    /** Tiles that are computed between two looks at the cancellation. */
    private static final int CHECK = 512;

    private final Rows rows;
    private final int dimensions;
    private final int axes;
    private final Execution execution;
    private final Tiles tiles;
    private final Panel[] right;
    private final float[] products;

    AxisProducts(Rows rows, double[][] axes, Execution execution) {
        this.rows = rows;
        this.execution = execution;
        this.axes = axes.length;
        dimensions = rows.points().dimensions();
        tiles = Tiles.of(execution);
        right = pack(axes, tiles.columns());
        products = new float[Math.multiplyExact(rows.points().count(), axes.length)];
    }

    private static Panel[] pack(double[][] axes, int width) {
        Panel[] panels = new Panel[(axes.length + width - 1) / width];
        for (int p = 0; p < panels.length; p++) {
            panels[p] = new Panel(new float[axes[0].length * width], 0);
        }
        for (int a = 0; a < axes.length; a++) {
            float[] panel = panels[a / width].values();
            for (int j = 0; j < axes[a].length; j++) {
                panel[j * width + a % width] = (float) axes[a][j];
            }
        }
        return panels;
    }

    /** Products [rows, axes]. */
    float[] compute() {
        try (Team team = new Team(execution)) {
            team.rows((rows.points().count() + Tiles.ROWS - 1) / Tiles.ROWS, this::multiply);
        }
        return products;
    }

    private void multiply(int from, int to) {
        Panel left = new Panel(new float[dimensions * Tiles.ROWS], 0);
        float[] row = new float[dimensions];
        float[] tile = new float[Tiles.ROWS * tiles.columns()];
        for (int block = from; block < to; block++) {
            if (block % CHECK == 0) {
                execution.work().check();
            }
            packRows(block * Tiles.ROWS, row, left.values());
            for (int p = 0; p < right.length; p++) {
                tiles.product(left, right[p], dimensions, tile);
                store(tile, block * Tiles.ROWS, p * tiles.columns());
            }
        }
    }

    private void packRows(int first, float[] row, float[] panel) {
        int count = Math.min(Tiles.ROWS, rows.points().count() - first);
        for (int r = 0; r < count; r++) {
            rows.copy(first + r, 0, dimensions, row, 0);
            for (int j = 0; j < dimensions; j++) {
                panel[j * Tiles.ROWS + r] = row[j];
            }
        }
    }

    private void store(float[] tile, int firstRow, int firstAxis) {
        int count = Math.min(Tiles.ROWS, rows.points().count() - firstRow);
        int width = Math.min(tiles.columns(), axes - firstAxis);
        for (int r = 0; r < count; r++) {
            System.arraycopy(tile, r * tiles.columns(), products, (firstRow + r) * axes + firstAxis, width);
        }
    }
}

package org.netloupe.numerics.linear;

import java.util.concurrent.atomic.AtomicInteger;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.internal.Tiles;
import org.netloupe.numerics.internal.Tiles.Panel;

/**
 * The covariance matrix of rows: chunks of rows are packed into panels of columns, whose products are tiles. Only tiles
 * that touch the upper triangle are computed.
 */
final class Covariance {
    /** Rows whose products are summed in float. */
    private static final int CHUNK = 256;

    private final Rows rows;
    private final int dimensions;
    private final Team team;
    private final Execution execution;
    private final Tiles tiles;
    private final Panel[] left;
    private final Panel[] right;
    private final double[][] sums;

    Covariance(Rows rows, Execution execution, Team team) {
        this.rows = rows;
        this.team = team;
        this.execution = execution;
        dimensions = rows.points().dimensions();
        tiles = Tiles.of(execution);
        left = panels(Tiles.ROWS);
        right = panels(tiles.columns());
        sums = new double[left.length * Tiles.ROWS][right.length * tiles.columns()];
    }

    private Panel[] panels(int width) {
        Panel[] panels = new Panel[(dimensions + width - 1) / width];
        for (int p = 0; p < panels.length; p++) {
            panels[p] = new Panel(new float[CHUNK * width], 0);
        }
        return panels;
    }

    /** The matrix [dimensions, dimensions], dividing by the number of rows. */
    double[][] compute() {
        int n = rows.points().count();
        for (int start = 0; start < n; start += CHUNK) {
            execution.work().check();
            int from = start;
            int count = Math.min(CHUNK, n - start);
            team.run(member -> {
                pack(left, Tiles.ROWS, from, count, member);
                pack(right, tiles.columns(), from, count, member);
            });
            AtomicInteger next = new AtomicInteger(right.length);
            team.run(_ -> {
                float[] tile = new float[Tiles.ROWS * tiles.columns()];
                for (int column; (column = next.decrementAndGet()) >= 0;) {
                    addColumn(column, count, tile);
                }
            });
        }
        return symmetric(n);
    }

    private void pack(Panel[] panels, int width, int from, int count, int member) {
        for (int p = member; p < panels.length; p += team.size()) {
            int used = Math.min(width, dimensions - p * width);
            for (int row = 0; row < count; row++) {
                rows.copy(from + row, p * width, used, panels[p].values(), row * width);
            }
        }
    }

    private void addColumn(int column, int count, float[] tile) {
        int columns = tiles.columns();
        int end = Math.min(left.length, ((column + 1) * columns + Tiles.ROWS - 1) / Tiles.ROWS);
        for (int row = 0; row < end; row++) {
            tiles.product(left[row], right[column], count, tile);
            for (int r = 0; r < Tiles.ROWS; r++) {
                add(tile, r * columns, sums[row * Tiles.ROWS + r], column * columns);
            }
        }
    }

    private void add(float[] tile, int from, double[] sum, int to) {
        for (int c = 0; c < tiles.columns(); c++) {
            sum[to + c] += tile[from + c];
        }
    }

    private double[][] symmetric(int n) {
        double[][] matrix = new double[dimensions][dimensions];
        for (int i = 0; i < dimensions; i++) {
            for (int j = i; j < dimensions; j++) {
                matrix[i][j] = sums[i][j] / n;
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}

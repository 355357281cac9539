package org.netloupe.numerics.internal;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.Tiles.Panel;

/**
 * Distances of six points at a time to all points, for ranking: |y|^2 - 2 x y, which orders points y as their distance to x
 * does. Packed once; each thread has a {@link Block} of its own.
 */
public final class DistanceRows {
    private final Points points;
    private final Tiles tiles;
    private final Panel[] panels;
    private final float[] norms;

    /** Packs the points, moved to their mean. */
    public DistanceRows(Points points, Execution execution) {
        this.points = points;
        tiles = Tiles.of(execution);
        int columns = tiles.columns();
        panels = new Panel[(points.count() + columns - 1) / columns];
        norms = new float[panels.length * columns];
        double[] mean = mean(points);
        for (int p = 0; p < panels.length; p++) {
            panels[p] = new Panel(new float[points.dimensions() * columns], 0);
            int end = Math.min(columns, points.count() - p * columns);
            for (int c = 0; c < end; c++) {
                norms[p * columns + c] = pack(p * columns + c, mean, panels[p].values(), c, columns);
            }
        }
    }

    private static double[] mean(Points points) {
        double[] mean = new double[points.dimensions()];
        for (int i = 0; i < points.count(); i++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += points.get(i, j) / (double) points.count();
            }
        }
        return mean;
    }

    private float pack(int point, double[] mean, float[] to, int start, int step) {
        double norm = 0;
        for (int j = 0; j < mean.length; j++) {
            float value = (float) (points.get(point, j) - mean[j]);
            to[start + j * step] = value;
            norm += (double) value * value;
        }
        return (float) norm;
    }

    /** Distances of {@value Tiles#ROWS} consecutive points. */
    public final class Block {
        private final Panel left = new Panel(new float[points.dimensions() * Tiles.ROWS], 0);
        private final float[] tile = new float[Tiles.ROWS * tiles.columns()];
        private final float[][] values = new float[Tiles.ROWS][norms.length];

        /** Computes the distances of the points from {@code first} on. */
        public void compute(int first) {
            int columns = tiles.columns();
            copyRows(first);
            for (int p = 0; p < panels.length; p++) {
                tiles.product(left, panels[p], points.dimensions(), tile);
                for (int r = 0; r < Tiles.ROWS; r++) {
                    finish(values[r], r * columns, p * columns);
                }
            }
        }

        private void copyRows(int first) {
            int columns = tiles.columns();
            int count = Math.min(Tiles.ROWS, points.count() - first);
            for (int r = 0; r < count; r++) {
                float[] panel = panels[(first + r) / columns].values();
                int column = (first + r) % columns;
                for (int j = 0; j < points.dimensions(); j++) {
                    left.values()[j * Tiles.ROWS + r] = panel[j * columns + column];
                }
            }
        }

        private void finish(float[] row, int from, int to) {
            for (int c = 0; c < tiles.columns(); c++) {
                row[to + c] = norms[to + c] - 2 * tile[from + c];
            }
        }

        /**
         * The place of a point among all others, the point itself left out, by distance to the row's point; from 1.
         *
         * @param row of the block
         * @param itself index of the row's point
         */
        public int rank(int row, int itself, int other) {
            float[] distances = values[row];
            float limit = distances[other];
            int n = points.count();
            int nearer = 0;
            for (int j = 0; j < n; j++) {
                nearer += distances[j] < limit ? 1 : 0;
            }
            return nearer + (distances[itself] < limit ? 0 : 1);
        }
    }
}

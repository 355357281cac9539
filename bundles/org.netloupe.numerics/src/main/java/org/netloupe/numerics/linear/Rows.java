package org.netloupe.numerics.linear;

import org.netloupe.numerics.Points;

/** Points less a centre, each dimension times a factor. */
record Rows(Points points, double[] mean, double[] scale) {
    /** Copies consecutive dimensions of a row to an array. */
    void copy(int row, int dimension, int count, float[] to, int start) {
        float[] values = points.values();
        int from = row * points.dimensions() + dimension;
        for (int j = 0; j < count; j++) {
            to[start + j] = (float) ((values[from + j] - mean[dimension + j]) * scale[dimension + j]);
        }
    }

    /** A whole row in double. */
    void copy(int row, double[] to) {
        float[] values = points.values();
        int from = row * points.dimensions();
        for (int j = 0; j < to.length; j++) {
            to[j] = (values[from + j] - mean[j]) * scale[j];
        }
    }
}

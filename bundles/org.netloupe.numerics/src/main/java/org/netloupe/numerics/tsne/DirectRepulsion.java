package org.netloupe.numerics.tsne;

/** Repulsion summed over all pairs: for few points, and what the others are tested against. Time O(n^2). */
final class DirectRepulsion implements Repulsion {
    private final int dimensions;

    DirectRepulsion(int dimensions) {
        this.dimensions = dimensions;
    }

    @Override
    public void prepare(float[] positions) {
        // every pair is looked at anyway
    }

    @Override
    public double apply(float[] positions, int from, int to, float[] force) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += dimensions == 2 ? inPlane(positions, i, force) : inSpace(positions, i, force);
        }
        return sum;
    }

    private static double inPlane(float[] positions, int i, float[] force) {
        double sum = 0;
        double fx = 0;
        double fy = 0;
        for (int j = 0; j < positions.length; j += 2) {
            double dx = positions[2 * i] - positions[j];
            double dy = positions[2 * i + 1] - positions[j + 1];
            double w = 1 / (1 + dx * dx + dy * dy);
            sum += w;
            fx += w * w * dx;
            fy += w * w * dy;
        }
        force[2 * i] = (float) fx;
        force[2 * i + 1] = (float) fy;
        return sum - 1;
    }

    private static double inSpace(float[] positions, int i, float[] force) {
        double sum = 0;
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int j = 0; j < positions.length; j += 3) {
            double dx = positions[3 * i] - positions[j];
            double dy = positions[3 * i + 1] - positions[j + 1];
            double dz = positions[3 * i + 2] - positions[j + 2];
            double w = 1 / (1 + dx * dx + dy * dy + dz * dz);
            sum += w;
            fx += w * w * dx;
            fy += w * w * dy;
            fz += w * w * dz;
        }
        force[3 * i] = (float) fx;
        force[3 * i + 1] = (float) fy;
        force[3 * i + 2] = (float) fz;
        return sum - 1;
    }
}

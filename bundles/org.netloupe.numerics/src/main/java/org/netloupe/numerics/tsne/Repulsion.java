package org.netloupe.numerics.tsne;

/**
 * What pushes the points of a map apart: for each the sum of w^2 (y_i - y_j) over all others, w = 1 / (1 + |y_i - y_j|^2),
 * and the sum of w over all pairs, which normalises it.
 */
sealed interface Repulsion permits MeshRepulsion, TreeRepulsion, DirectRepulsion {
    /**
     * First step, once for all members of the team: whatever needs all positions.
     *
     * @param positions [points, dimensions]
     */
    void prepare(float[] positions);

    /**
     * Second step, by each member for its own points.
     *
     * @param force [points, dimensions], filled for the range
     * @return the sum of w from these points to all others
     */
    double apply(float[] positions, int from, int to, float[] force);
}

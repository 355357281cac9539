package org.netloupe.data.generated;

import java.util.SplittableRandom;

/**
 * A smooth random displacement of the plane: random at the nodes of a grid over -1..1, blended between them.
 */
final class ElasticField {
    private static final int NODES = 5;

    private final float[] dx = new float[NODES * NODES];
    private final float[] dy = new float[NODES * NODES];

    /** @param strength largest displacement at a node */
    ElasticField(SplittableRandom random, double strength) {
        for (int i = 0; i < dx.length; i++) {
            dx[i] = (float) (strength * (2 * random.nextDouble() - 1));
            dy[i] = (float) (strength * (2 * random.nextDouble() - 1));
        }
    }

    float displaceX(float x, float y) {
        return blend(dx, x, y);
    }

    float displaceY(float x, float y) {
        return blend(dy, x, y);
    }

    private static float blend(float[] nodes, float x, float y) {
        float gx = (Math.min(1, Math.max(-1, x)) + 1) * (NODES - 1) / 2;
        float gy = (Math.min(1, Math.max(-1, y)) + 1) * (NODES - 1) / 2;
        int ix = Math.min((int) gx, NODES - 2);
        int iy = Math.min((int) gy, NODES - 2);
        float fx = smooth(gx - ix);
        float fy = smooth(gy - iy);
        int at = iy * NODES + ix;
        float upper = nodes[at] + fx * (nodes[at + 1] - nodes[at]);
        float lower = nodes[at + NODES] + fx * (nodes[at + NODES + 1] - nodes[at + NODES]);
        return upper + fy * (lower - upper);
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }
}

package org.netloupe.numerics.tsne;

import java.util.Arrays;

/**
 * Repulsion in 3-D by Barnes and Hut's method (van der Maaten, Accelerating t-SNE using tree-based algorithms, JMLR 15, 2014,
 * section 4.2): the points of a distant cube push as if they stood at their centre. The cubes of an octree lie in arrays,
 * children after their parents. Time O(n log n).
 */
final class TreeRepulsion implements Repulsion {
    /** A cube is distant if its side is below this share of its distance. */
    private static final float ANGLE = 0.5f;
    private static final int DEEPEST = 40;
    private static final int LEAF = 4;

    private final int points;
    private final int[] order;
    private final int[] spare;
    private final byte[] octant;
    private int nodes;
    private float[] centre = new float[0];
    private float[] side = new float[0];
    private int[] first = new int[0];
    private int[] last = new int[0];
    /** The node after the last descendant. */
    private int[] next = new int[0];

    TreeRepulsion(int points) {
        this.points = points;
        order = new int[points];
        spare = new int[points];
        octant = new byte[points];
        Arrays.setAll(order, i -> i);
    }

    @Override
    public void prepare(float[] positions) {
        float[] low = {positions[0], positions[1], positions[2]};
        float extent = 0;
        for (int c = 0; c < 3; c++) {
            float high = low[c];
            for (int i = c; i < positions.length; i += 3) {
                low[c] = Math.min(low[c], positions[i]);
                high = Math.max(high, positions[i]);
            }
            extent = Math.max(extent, high - low[c]);
        }
        nodes = 0;
        build(positions, 0, points, new Cube(low[0], low[1], low[2], extent, 0));
    }

    /** Where a cube lies and how deep in the tree. */
    private record Cube(float x, float y, float z, float side, int depth) {
        Cube child(int octant) {
            float half = side / 2;
            return new Cube(x + (octant & 1) * half, y + (octant >> 1 & 1) * half, z + (octant >> 2) * half, half,
                    depth + 1);
        }

        int octant(float[] positions, int point) {
            float half = side / 2;
            return (positions[3 * point] >= x + half ? 1 : 0) | (positions[3 * point + 1] >= y + half ? 2 : 0)
                    | (positions[3 * point + 2] >= z + half ? 4 : 0);
        }
    }

    private void build(float[] positions, int from, int to, Cube cube) {
        int node = nodes++;
        grow(node);
        summarise(positions, node, from, to, cube.side());
        if (to - from > LEAF && cube.depth() < DEEPEST && cube.side() > 0) {
            int[] ends = sort(positions, from, to, cube);
            int start = from;
            for (int o = 0; o < 8; o++) {
                if (ends[o] > start) {
                    build(positions, start, ends[o], cube.child(o));
                }
                start = ends[o];
            }
        }
        next[node] = nodes;
    }

    private void grow(int node) {
        if (node == side.length) {
            int size = Math.max(64, 2 * node);
            centre = Arrays.copyOf(centre, 3 * size);
            side = Arrays.copyOf(side, size);
            first = Arrays.copyOf(first, size);
            last = Arrays.copyOf(last, size);
            next = Arrays.copyOf(next, size);
        }
    }

    private void summarise(float[] positions, int node, int from, int to, float length) {
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            for (int at = from; at < to; at++) {
                sum += positions[3 * order[at] + c];
            }
            centre[3 * node + c] = (float) (sum / (to - from));
        }
        side[node] = length;
        first[node] = from;
        last[node] = to;
    }

    /** Sorts points by octant, stably; gives the end of each octant. */
    private int[] sort(float[] positions, int from, int to, Cube cube) {
        int[] ends = new int[8];
        for (int at = from; at < to; at++) {
            octant[at] = (byte) cube.octant(positions, order[at]);
            ends[octant[at]]++;
        }
        int[] place = new int[8];
        int sum = from;
        for (int o = 0; o < 8; o++) {
            place[o] = sum;
            sum += ends[o];
            ends[o] = sum;
        }
        for (int at = from; at < to; at++) {
            spare[place[octant[at]]++] = order[at];
        }
        System.arraycopy(spare, from, order, from, to - from);
        return ends;
    }

    @Override
    public double apply(float[] positions, int from, int to, float[] force) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += push(positions, i, force);
        }
        return sum;
    }

    private double push(float[] positions, int i, float[] force) {
        float x = positions[3 * i];
        float y = positions[3 * i + 1];
        float z = positions[3 * i + 2];
        double sum = 0;
        double fx = 0;
        double fy = 0;
        double fz = 0;
        for (int node = 0; node < nodes;) {
            float dx = x - centre[3 * node];
            float dy = y - centre[3 * node + 1];
            float dz = z - centre[3 * node + 2];
            float square = dx * dx + dy * dy + dz * dz;
            boolean distant = side[node] * side[node] < ANGLE * ANGLE * square;
            if (distant || last[node] - first[node] == 1) {
                int count = last[node] - first[node];
                float w = 1 / (1 + square);
                sum += count * w;
                float push = count * w * w;
                fx += push * dx;
                fy += push * dy;
                fz += push * dz;
                node = next[node];
            } else if (next[node] > node + 1) {
                node++;
            } else {
                for (int at = first[node]; at < last[node]; at++) {
                    int j = 3 * order[at];
                    dx = x - positions[j];
                    dy = y - positions[j + 1];
                    dz = z - positions[j + 2];
                    float w = 1 / (1 + dx * dx + dy * dy + dz * dz);
                    sum += w;
                    fx += w * w * dx;
                    fy += w * w * dy;
                    fz += w * w * dz;
                }
                node = next[node];
            }
        }
        force[3 * i] = (float) fx;
        force[3 * i + 1] = (float) fy;
        force[3 * i + 2] = (float) fz;
        return sum - 1;
    }
}

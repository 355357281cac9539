package org.netloupe.numerics.tsne;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.LaneFourier;
import org.netloupe.numerics.internal.Team;

/** A mesh over the map, fine or coarse, for one part of the kernel: spreads the points' charges and reads the forces. */
final class MeshLevel {
    /** Nodes that a cubic B-spline reaches before the cell of its point and behind it, and one against rounding. */
    private static final int BEFORE = 2;
    private static final int REACH = 6;
    /** Nodes beyond which the kernel, divided by the spline's transform, has faded. */
    private static final int FADE = 6;

    private final Team team;
    private final Execution execution;
    private final DoubleUnaryOperator kernelOfSquare;
    private final double kernelReach;
    private final int granularity;
    private double spacing;
    private MeshConvolution mesh;
    private float left;
    private float bottom;
    private float inverse;

    /**
     * @param kernelOfSquare potential by squared distance
     * @param kernelReach distance from which it is zero, or infinity
     */
    MeshLevel(DoubleUnaryOperator kernelOfSquare, double kernelReach, Team team, Execution execution) {
        this.kernelOfSquare = kernelOfSquare;
        this.kernelReach = kernelReach;
        this.team = team;
        this.execution = execution;
        granularity = MeshConvolution.granularity(execution);
        mesh = new MeshConvolution(granularity, LaneFourier.goodLength(2 * granularity), 1, kernelOfSquare, team,
                execution);
    }

    /** Lays the mesh over a square; it is made anew only if the number of nodes or their spacing changes. */
    void cover(MapBounds bounds, double newSpacing) {
        int nodes = (int) (bounds.extent() / newSpacing) + REACH;
        int used = (nodes + granularity - 1) / granularity * granularity;
        if (used != mesh.used() || newSpacing != spacing) {
            double margin = Math.min(used, kernelReach / newSpacing + FADE);
            int size = LaneFourier.goodLength(used + (int) Math.ceil(margin));
            spacing = newSpacing;
            mesh = new MeshConvolution(used, size, spacing, kernelOfSquare, team, execution);
        }
        left = (float) (bounds.left() - BEFORE * spacing);
        bottom = (float) (bounds.bottom() - BEFORE * spacing);
        inverse = (float) (1 / spacing);
    }

    /** The convolution of what was spread. */
    MeshConvolution mesh() {
        return mesh;
    }

    /** Adds the unit charges of points to the member's own mesh. */
    void spread(int member, float[] positions, int from, int to) {
        float[] charges = mesh.charges(member);
        Arrays.fill(charges, 0);
        int used = mesh.used();
        for (int i = from; i < to; i++) {
            float u = (positions[2 * i] - left) * inverse;
            float v = (positions[2 * i + 1] - bottom) * inverse;
            int row = (int) u;
            int column = (int) v;
            float f = u - row;
            float g = v - column;
            float v0 = Spline.before(g);
            float v3 = Spline.last(g);
            float v1 = Spline.left(g);
            float v2 = 1 - v0 - v1 - v3;
            float u0 = Spline.before(f);
            float u3 = Spline.last(f);
            float u1 = Spline.left(f);
            int at = (row - 1) * used + column - 1;
            add(charges, at, u0, v0, v1, v2, v3);
            add(charges, at + used, u1, v0, v1, v2, v3);
            add(charges, at + 2 * used, 1 - u0 - u1 - u3, v0, v1, v2, v3);
            add(charges, at + 3 * used, u3, v0, v1, v2, v3);
        }
    }

    private static void add(float[] charges, int at, float u, float v0, float v1, float v2, float v3) {
        charges[at] += u * v0;
        charges[at + 1] += u * v1;
        charges[at + 2] += u * v2;
        charges[at + 3] += u * v3;
    }

    /**
     * Adds half the negative gradient of the potential to the forces of points.
     *
     * @return the sum of the potential at the points
     */
    double read(float[] positions, int from, int to, float[] force) {
        float[] potential = mesh.potential();
        int used = mesh.used();
        float slope = -0.5f * inverse;
        double sum = 0;
        for (int i = from; i < to; i++) {
            float u = (positions[2 * i] - left) * inverse;
            float v = (positions[2 * i + 1] - bottom) * inverse;
            int row = (int) u;
            int column = (int) v;
            float f = u - row;
            float g = v - column;
            float v0 = Spline.before(g);
            float v1 = Spline.left(g);
            float v3 = Spline.last(g);
            float v2 = 1 - v0 - v1 - v3;
            float d0 = Spline.slopeBefore(g);
            float d1 = Spline.slopeLeft(g);
            float d3 = Spline.slopeLast(g);
            float d2 = -d0 - d1 - d3;
            int a = (row - 1) * used + column - 1;
            int b = a + used;
            int c = b + used;
            int d = c + used;
            float p0 = dot(potential, a, v0, v1, v2, v3);
            float p1 = dot(potential, b, v0, v1, v2, v3);
            float p2 = dot(potential, c, v0, v1, v2, v3);
            float p3 = dot(potential, d, v0, v1, v2, v3);
            float u0 = Spline.before(f);
            float u1 = Spline.left(f);
            float u3 = Spline.last(f);
            float u2 = 1 - u0 - u1 - u3;
            float e0 = Spline.slopeBefore(f);
            float e1 = Spline.slopeLeft(f);
            float e3 = Spline.slopeLast(f);
            sum += u0 * p0 + u1 * p1 + u2 * p2 + u3 * p3;
            force[2 * i] += slope * (e0 * p0 + e1 * p1 + (-e0 - e1 - e3) * p2 + e3 * p3);
            force[2 * i + 1] += slope * (u0 * dot(potential, a, d0, d1, d2, d3) + u1 * dot(potential, b, d0, d1, d2, d3)
                    + u2 * dot(potential, c, d0, d1, d2, d3) + u3 * dot(potential, d, d0, d1, d2, d3));
        }
        return sum;
    }

    private static float dot(float[] values, int at, float a, float b, float c, float d) {
        return values[at] * a + values[at + 1] * b + values[at + 2] * c + values[at + 3] * d;
    }

    /** The cubic B-spline at the four nodes around a point at a fraction of its cell; the third is one less the others. */
    private static final class Spline {
        private Spline() {}

        static float before(float f) {
            float o = 1 - f;
            return o * o * o * (1 / 6f);
        }

        static float left(float f) {
            return (3 * f - 6) * f * f * (1 / 6f) + 4 / 6f;
        }

        static float last(float f) {
            return f * f * f * (1 / 6f);
        }

        static float slopeBefore(float f) {
            float o = 1 - f;
            return -0.5f * o * o;
        }

        static float slopeLeft(float f) {
            return (1.5f * f - 2) * f;
        }

        static float slopeLast(float f) {
            return 0.5f * f * f;
        }
    }
}

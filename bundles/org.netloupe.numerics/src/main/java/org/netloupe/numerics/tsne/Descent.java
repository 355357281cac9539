package org.netloupe.numerics.tsne;

import java.util.Arrays;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.SparseRows;
import org.netloupe.numerics.internal.Team;

/** The gradient descent of t-SNE with momentum and a gain for each coordinate (Jacobs 1988). */
final class Descent {
    private static final float MOMENTUM = 0.8f;
    private static final float LEAST_GAIN = 0.01f;
    /** No coordinate moves further in one step, so that no point is thrown out of the map. */
    private static final float LONGEST_STEP = 5;
    private static final int RECENTRE = 10;
    /** From here on the mesh is faster than the sum over all pairs. */
    private static final int FEW = 400;
    /** Of the mesh while attraction is exaggerated. */
    private static final double EARLY_SPACING = 0.5;
    /** Of the mesh afterwards: with a half, the error keeps the divergence 2 % higher. */
    private static final double LATE_SPACING = 0.35;

    private final int points;
    private final int dimensions;
    private final Team team;
    private final Execution execution;
    private final SparseRows affinities;
    private final Repulsion repulsion;
    private final float[] positions;
    private final float[] steps;
    private final float[] gains;
    private final float[] attraction;
    private final float[] push;
    private final double[] sums;

    /**
     * @param positions [points, dimensions] where to start, moved in place
     */
    Descent(Affinities affinities, float[] positions, int dimensions, Team team, Execution execution) {
        this.affinities = affinities.matrix();
        this.positions = positions;
        this.dimensions = dimensions;
        this.team = team;
        this.execution = execution;
        points = positions.length / dimensions;
        repulsion = repulsion();
        steps = new float[positions.length];
        gains = new float[positions.length];
        attraction = new float[positions.length];
        push = new float[positions.length];
        sums = new double[team.size()];
        Arrays.fill(gains, 1);
    }

    private Repulsion repulsion() {
        if (points <= FEW) {
            return new DirectRepulsion(dimensions);
        }
        return dimensions == 2
                ? new MeshRepulsion(points, EARLY_SPACING, team, execution)
                : new TreeRepulsion(points);
    }

    /** All iterations: the early ones, and the late ones on a finer mesh. */
    void run(TsneOptions options) {
        int total = options.earlyIterations() + options.lateIterations();
        float rate = (float) options.rate(points);
        for (int iteration = 0; iteration < total; iteration++) {
            execution.work().check();
            if (iteration == options.earlyIterations() && repulsion instanceof MeshRepulsion mesh) {
                mesh.refine(LATE_SPACING);
            }
            float exaggeration = iteration < options.earlyIterations() ? (float) options.exaggeration() : 1;
            double normalisation = forces(true);
            float share = (float) (1 / Math.max(normalisation, Double.MIN_NORMAL));
            team.rows(points, (from, to) -> move(from * dimensions, to * dimensions, exaggeration, share, rate));
            if (iteration % RECENTRE == 0) {
                recentre();
            }
            execution.work().done((iteration + 1.0) / total);
        }
        recentre();
    }

    /** Fills the pushes and, if wanted, the attractions; gives the sum of w over all pairs. */
    private double forces(boolean attract) {
        repulsion.prepare(positions);
        team.run(member -> {
            int from = team.start(points, member);
            int to = team.start(points, member + 1);
            sums[member] = repulsion.apply(positions, from, to, push);
            if (attract && dimensions == 2) {
                attractInPlane(from, to);
            } else if (attract) {
                attractInSpace(from, to);
            }
        });
        return Arrays.stream(sums).sum();
    }

    private void attractInPlane(int from, int to) {
        int[] column = affinities.column();
        float[] value = affinities.value();
        for (int i = from; i < to; i++) {
            float x = positions[2 * i];
            float y = positions[2 * i + 1];
            float fx = 0;
            float fy = 0;
            int end = affinities.start()[i + 1];
            for (int at = affinities.start()[i]; at < end; at++) {
                int j = 2 * column[at];
                float dx = x - positions[j];
                float dy = y - positions[j + 1];
                float w = value[at] / (1 + dx * dx + dy * dy);
                fx += w * dx;
                fy += w * dy;
            }
            attraction[2 * i] = fx;
            attraction[2 * i + 1] = fy;
        }
    }

    private void attractInSpace(int from, int to) {
        int[] column = affinities.column();
        float[] value = affinities.value();
        for (int i = from; i < to; i++) {
            float x = positions[3 * i];
            float y = positions[3 * i + 1];
            float z = positions[3 * i + 2];
            float fx = 0;
            float fy = 0;
            float fz = 0;
            int end = affinities.start()[i + 1];
            for (int at = affinities.start()[i]; at < end; at++) {
                int j = 3 * column[at];
                float dx = x - positions[j];
                float dy = y - positions[j + 1];
                float dz = z - positions[j + 2];
                float w = value[at] / (1 + dx * dx + dy * dy + dz * dz);
                fx += w * dx;
                fy += w * dy;
                fz += w * dz;
            }
            attraction[3 * i] = fx;
            attraction[3 * i + 1] = fy;
            attraction[3 * i + 2] = fz;
        }
    }

    /** A gain grows while its coordinate goes on in the same direction, and shrinks when it turns. */
    private void move(int from, int to, float exaggeration, float share, float rate) {
        for (int c = from; c < to; c++) {
            float slope = exaggeration * attraction[c] - share * push[c];
            boolean turned = slope > 0 == steps[c] > 0;
            float gain = turned ? gains[c] * 0.8f : gains[c] + 0.2f;
            gains[c] = Math.max(gain, LEAST_GAIN);
            float step = MOMENTUM * steps[c] - rate * gains[c] * slope;
            steps[c] = Math.clamp(step, -LONGEST_STEP, LONGEST_STEP);
            positions[c] += steps[c];
        }
    }

    private void recentre() {
        for (int c = 0; c < dimensions; c++) {
            double sum = 0;
            for (int at = c; at < positions.length; at += dimensions) {
                sum += positions[at];
            }
            float mean = (float) (sum / points);
            for (int at = c; at < positions.length; at += dimensions) {
                positions[at] -= mean;
            }
        }
    }

    /** The sum of p log(p / q) over all pairs. */
    double divergence() {
        double normalisation = forces(false);
        double sum = 0;
        for (int i = 0; i < points; i++) {
            for (int at = affinities.start()[i]; at < affinities.start()[i + 1]; at++) {
                double p = affinities.value()[at];
                if (p > 0) {
                    sum += p * Math.log(p * (1 + square(i, affinities.column()[at])) * normalisation);
                }
            }
        }
        return sum;
    }

    private double square(int i, int j) {
        double sum = 0;
        for (int c = 0; c < dimensions; c++) {
            double difference = positions[i * dimensions + c] - positions[j * dimensions + c];
            sum += difference * difference;
        }
        return sum;
    }
}

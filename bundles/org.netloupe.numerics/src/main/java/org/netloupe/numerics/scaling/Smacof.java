package org.netloupe.numerics.scaling;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.Team;

/**
 * Metric multidimensional scaling by majorisation, SMACOF (de Leeuw 1977; Borg and Groenen, Modern Multidimensional Scaling, 2nd
 * edition, section 8.6): each Guttman transform lowers the squared errors of the distances. Started from classical scaling or from a
 * given map.
 *
 * <p>
 * Distances are finite ({@link Distances} refuses others); items at distance 0 may fall together. Computed in float on distances
 * scaled to at most 1. The same number of threads gives the same bits. Time O(n^2) an iteration, memory 12 n^2 bytes.
 */
public final class Smacof {
    private static final float TINY = 1e-20f;
    private static final double NOISE = 1e-4;

    private final int n;
    private final int dimensions;
    private final Team team;
    private final float[] targets;
    /** [dimensions][items] */
    private final float[][] places;
    private final float[][] next;
    private final double[] errors;

    private Smacof(Distances distances, double scale, float[] start, int dimensions, Team team) {
        n = distances.count();
        this.dimensions = dimensions;
        this.team = team;
        targets = new float[n * n];
        for (int at = 0; at < targets.length; at++) {
            targets[at] = (float) (distances.values()[at] / scale);
        }
        places = new float[dimensions][n];
        next = new float[dimensions][n];
        for (int at = 0; at < start.length; at++) {
            places[at % dimensions][at / dimensions] = (float) (start[at] / scale);
        }
        errors = new double[team.size()];
    }

    /**
     * Maps items, started from classical scaling.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ScalingMap map(Distances distances, SmacofOptions options, Execution execution) {
        float[] start = ClassicalScaling.positions(distances, options.dimensions(), execution.part(0, 0.3));
        double greatest = Arrays.stream(distances.values()).max().orElse(0);
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int at = 0; at < start.length; at++) {
            start[at] += (float) (NOISE * greatest * random.nextGaussian());
        }
        return map(distances, start, options, execution.part(0.3, 1));
    }

    /**
     * Maps items, started from a given map of them.
     *
     * @param start [items, dimensions] finite, left as it is
     * @throws org.netloupe.numerics.InvalidInputException if the start has another size
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ScalingMap map(Distances distances, float[] start, SmacofOptions options, Execution execution) {
        Points checked = Points.of(start, distances.count(), options.dimensions());
        double greatest = Arrays.stream(distances.values()).max().orElse(0);
        if (greatest == 0) {
            return new ScalingMap(new float[checked.values().length], 0);
        }
        try (Team team = new Team(execution)) {
            Smacof smacof = new Smacof(distances, greatest, start, options.dimensions(), team);
            smacof.descend(options, execution);
            return ScalingMap.of(smacof.positions(greatest), options.dimensions(), distances);
        }
    }

    private void descend(SmacofOptions options, Execution execution) {
        double last = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < options.iterations(); iteration++) {
            execution.work().check();
            double error = transform();
            if (last - error < options.tolerance() * error) {
                return;
            }
            last = error;
            execution.work().done((iteration + 1.0) / options.iterations());
        }
    }

    /** One Guttman transform; gives the squared errors before it. */
    private double transform() {
        team.run(member -> {
            int from = team.start(n, member);
            int to = team.start(n, member + 1);
            errors[member] = new Columns(from, to).transform();
        });
        for (int c = 0; c < dimensions; c++) {
            System.arraycopy(next[c], 0, places[c], 0, n);
        }
        return Arrays.stream(errors).sum();
    }

    private float[] positions(double scale) {
        float[] positions = new float[n * dimensions];
        for (int c = 0; c < dimensions; c++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += places[c][i] / n;
            }
            for (int i = 0; i < n; i++) {
                positions[i * dimensions + c] = (float) ((places[c][i] - mean) * scale);
            }
        }
        return positions;
    }

    /**
     * The transform of a range of items. For one other item after the other, all of the range are treated alike, with the same
     * index into every array, so that the compiler makes vector instructions of the loops.
     */
    private final class Columns {
        private final int from;
        private final int size;
        private final float[][] own;
        private final float[][] sums;
        private final float[] target;
        private final float[] factor;
        private final float[] error;

        Columns(int from, int to) {
            this.from = from;
            size = to - from;
            own = new float[dimensions][];
            Arrays.setAll(own, c -> Arrays.copyOfRange(places[c], from, to));
            sums = new float[dimensions][size];
            target = new float[size];
            factor = new float[size];
            error = new float[size];
        }

        double transform() {
            for (int other = 0; other < n; other++) {
                System.arraycopy(targets, other * n + from, target, 0, size);
                squareDistances(other);
                compare(target, factor, error);
                for (int c = 0; c < dimensions; c++) {
                    pull(own[c], places[c][other], factor, sums[c]);
                }
            }
            for (int c = 0; c < dimensions; c++) {
                for (int i = 0; i < size; i++) {
                    next[c][from + i] = sums[c][i] / n;
                }
            }
            double sum = 0;
            for (float value : error) {
                sum += value;
            }
            return sum;
        }

        private void squareDistances(int other) {
            Arrays.fill(factor, TINY);
            for (int c = 0; c < dimensions; c++) {
                addSquares(own[c], places[c][other], factor);
            }
        }
    }

    private static void addSquares(float[] own, float other, float[] squares) {
        for (int i = 0; i < squares.length; i++) {
            float difference = own[i] - other;
            squares[i] += difference * difference;
        }
    }

    /** Turns squared distances into target over distance, and adds the squared error. */
    private static void compare(float[] target, float[] factor, float[] error) {
        for (int i = 0; i < factor.length; i++) {
            float distance = (float) Math.sqrt(factor[i]);
            float difference = target[i] - distance;
            error[i] += difference * difference;
            factor[i] = target[i] / distance;
        }
    }

    private static void pull(float[] own, float other, float[] factor, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor[i] * (own[i] - other);
        }
    }
}

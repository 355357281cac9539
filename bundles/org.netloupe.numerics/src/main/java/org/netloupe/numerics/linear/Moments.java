package org.netloupe.numerics.linear;

import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.Team;

/**
 * Mean and variance of every dimension, in double.
 *
 * @param mean [dimensions]
 * @param variance [dimensions], dividing by the number of points
 */
record Moments(double[] mean, double[] variance) {
    private static final int CHUNK = 1024;

    /** Both of at least one point. */
    static Moments of(Points points, Team team) {
        int d = points.dimensions();
        double[] mean = sums(points, new double[d], 1, team);
        double[] variance = sums(points, mean, 2, team);
        return new Moments(mean, variance);
    }

    /** Means of the differences to a centre, to the power of 1 or 2; added up in the order of chunks, whatever the number of threads. */
    private static double[] sums(Points points, double[] centre, int power, Team team) {
        int d = points.dimensions();
        int n = points.count();
        double[][] parts = new double[(n + CHUNK - 1) / CHUNK][d];
        team.run(member -> {
            for (int part = member; part < parts.length; part += team.size()) {
                for (int i = part * CHUNK; i < Math.min(n, (part + 1) * CHUNK); i++) {
                    add(points.values(), i * d, centre, power, parts[part]);
                }
            }
        });
        double[] sum = new double[d];
        for (double[] part : parts) {
            for (int j = 0; j < d; j++) {
                sum[j] += part[j] / points.count();
            }
        }
        return sum;
    }

    private static void add(float[] values, int start, double[] centre, int power, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            double difference = values[start + j] - centre[j];
            sum[j] += power == 1 ? difference : difference * difference;
        }
    }

    /** Ones, or 1 / standard deviation; a constant dimension keeps 1. */
    double[] scale(boolean standardise) {
        double[] scale = new double[mean.length];
        for (int j = 0; j < scale.length; j++) {
            boolean varies = variance[j] > 1e-24 * mean[j] * mean[j] && variance[j] > Double.MIN_NORMAL;
            scale[j] = standardise && varies ? 1 / Math.sqrt(variance[j]) : 1;
        }
        return scale;
    }
}

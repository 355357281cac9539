package org.netloupe.numerics.umap;

/**
 * Membership by distance in the map: 1 / (1 + a d^(2 b)), fitted to 1 up to the minimum distance and exponential decay beyond
 * (McInnes, Healy and Melville, UMAP, 2018, definition 11). Gradients come from tables over exponent and six bits of the
 * mantissa of the squared distance, accurate to 1 %.
 */
final class Curve {
    private static final int MANTISSA_BITS = 6;
    private static final int SHIFT = 23 - MANTISSA_BITS;
    private static final int LOW = 127 - 24 << MANTISSA_BITS;
    private static final int HIGH = 127 + 20 << MANTISSA_BITS;
    private static final int SAMPLES = 300;
    private static final int REFINEMENTS = 12;
    private static final int GRID = 10;

    private final double a;
    private final double b;
    private final float[] attraction = new float[HIGH - LOW + 1];
    private final float[] repulsion = new float[HIGH - LOW + 1];

    Curve(double minimumDistance, double spread) {
        double[] fitted = fit(minimumDistance, spread);
        a = fitted[0];
        b = fitted[1];
        for (int i = 0; i < attraction.length; i++) {
            double square = Float.intBitsToFloat((i + LOW << SHIFT) + (1 << SHIFT - 1));
            double power = Math.pow(square, b);
            attraction[i] = (float) (-2 * a * b * power / square / (1 + a * power));
            repulsion[i] = (float) (2 * b / ((0.001 + square) * (1 + a * power)));
        }
    }

    double a() {
        return a;
    }

    double b() {
        return b;
    }

    /** Factor on the difference to a point that attracts. */
    float attraction(float square) {
        return attraction[index(square)];
    }

    /** Factor on the difference to a point that repels. */
    float repulsion(float square) {
        return repulsion[index(square)];
    }

    private static int index(float square) {
        int index = (Float.floatToRawIntBits(square) >>> SHIFT) - LOW;
        return Math.min(Math.max(index, 0), HIGH - LOW);
    }

    /** Least squares on grids that become finer around the best place so far. */
    private static double[] fit(double minimumDistance, double spread) {
        double[] best = {1, 1};
        double error = error(best[0], best[1], minimumDistance, spread);
        double width = 1;
        for (int refinement = 0; refinement < REFINEMENTS; refinement++) {
            double[] centre = best.clone();
            for (int i = -GRID; i <= GRID; i++) {
                for (int j = -GRID; j <= GRID; j++) {
                    double a = centre[0] * Math.exp(2 * width * i / GRID);
                    double b = centre[1] * Math.exp(width * j / GRID);
                    double candidate = error(a, b, minimumDistance, spread);
                    if (candidate < error) {
                        error = candidate;
                        best = new double[]{a, b};
                    }
                }
            }
            width /= 2.5;
        }
        return best;
    }

    private static double error(double a, double b, double minimumDistance, double spread) {
        double sum = 0;
        for (int q = 1; q <= SAMPLES; q++) {
            double distance = 3 * spread * q / SAMPLES;
            double wanted = distance < minimumDistance ? 1 : Math.exp(-(distance - minimumDistance) / spread);
            double difference = 1 / (1 + a * Math.pow(distance, 2 * b)) - wanted;
            sum += difference * difference;
        }
        return sum;
    }
}

package org.netloupe.numerics.linear;

import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;

/**
 * Star coordinates (Kandogan, Visualizing multi-dimensional clusters, trends, and outliers using star coordinates, KDD
 * 2001, section 2): each dimension has an axis in the map, and a point lies at the sum of its values times the axes. Axes
 * may have any direction and length, so that dragging one only costs a new projection.
 *
 * <p>
 * Exact up to the rounding of the result to float; time O(n d), memory O(n).
 *
 * @param axes [dimensions of the points][2 or 3] where a value of 1 lies
 */
public record StarCoordinates(double[][] axes) {
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    public StarCoordinates {
        if (axes.length == 0) {
            throw new InvalidInputException("Star coordinates need at least one axis");
        }
        double[][] copy = new double[axes.length][];
        for (int j = 0; j < axes.length; j++) {
            copy[j] = axes[j].clone();
            requireFinite(copy[j], copy[0].length, j);
        }
        axes = copy;
    }

    private static void requireFinite(double[] axis, int dimensions, int number) {
        if (axis.length != dimensions || dimensions < 1) {
            throw new InvalidInputException("Axis %d has %d coordinates, axis 0 has %d".formatted(number, axis.length,
                    dimensions));
        }
        for (double value : axis) {
            if (!Double.isFinite(value)) {
                throw new InvalidInputException(
                        "Axis %d ends at %s instead of a finite place".formatted(number, value));
            }
        }
    }

    /**
     * Axes evenly around the unit circle, the first to the right and the others counter-clockwise, or evenly on the unit
     * sphere in 3-D.
     *
     * @param pointDimensions how many axes
     * @param mapDimensions 2 or 3
     */
    public static StarCoordinates regular(int pointDimensions, int mapDimensions) {
        if (mapDimensions != 2 && mapDimensions != 3) {
            throw new InvalidInputException("A map has 2 or 3 dimensions, not " + mapDimensions);
        }
        double[][] axes = new double[pointDimensions][];
        for (int j = 0; j < pointDimensions; j++) {
            axes[j] = mapDimensions == 2
                    ? onCircle(2 * Math.PI * j / pointDimensions, 1)
                    : onSphere(j, pointDimensions);
        }
        return new StarCoordinates(axes);
    }

    private static double[] onCircle(double angle, double radius) {
        return new double[]{radius * Math.cos(angle), radius * Math.sin(angle)};
    }

    private static double[] onSphere(int number, int count) {
        double height = 1 - (2 * number + 1.0) / count;
        double[] circle = onCircle(GOLDEN_ANGLE * number, Math.sqrt(1 - height * height));
        return new double[]{circle[0], circle[1], height};
    }

    /** The same with one axis moved. */
    public StarCoordinates withAxis(int number, double... end) {
        double[][] moved = axes.clone();
        moved[number] = end;
        return new StarCoordinates(moved);
    }

    /**
     * Places points.
     *
     * @return [points, 2 or 3]
     * @throws InvalidInputException if the points do not have as many dimensions as there are axes
     */
    public float[] project(Points points) {
        int d = axes.length;
        if (points.dimensions() != d) {
            throw new InvalidInputException("There are %d axes, the points have %d dimensions".formatted(d,
                    points.dimensions()));
        }
        int m = axes[0].length;
        float[] places = new float[points.count() * m];
        for (int i = 0; i < points.count(); i++) {
            for (int c = 0; c < m; c++) {
                double sum = 0;
                for (int j = 0; j < d; j++) {
                    sum += points.get(i, j) * axes[j][c];
                }
                places[i * m + c] = (float) sum;
            }
        }
        return places;
    }
}

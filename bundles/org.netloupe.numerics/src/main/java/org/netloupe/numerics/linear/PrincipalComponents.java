package org.netloupe.numerics.linear;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.DenseOperator;
import org.netloupe.numerics.internal.Eigenpairs;
import org.netloupe.numerics.internal.KrylovEigen;
import org.netloupe.numerics.internal.SymmetricOperator;
import org.netloupe.numerics.internal.Team;

/**
 * Principal component analysis (Pearson 1901; Jolliffe, Principal Component Analysis, 2nd edition, chapter 2): the
 * directions in which points vary most. The basis is found once and projects other points, too, so that maps of many
 * epochs share their axes.
 *
 * <p>
 * The covariance is summed in float within 256 points and in double beyond; its greatest eigenpairs come from a block
 * Lanczos method with a residual below 1e-6 of the greatest eigenvalue. Beyond {@value #EXPLICIT} dimensions the covariance
 * is never formed. Up to 2048 dimensions the bits are the same
 * whatever the number of threads, beyond for the same number; the scalar path agrees within 1e-4 of the first
 * component's standard deviation where eigenvalues are apart.
 *
 * <p>
 * Time O(n d^2 + d^2 k) or O(n d k), memory O(d^2) or O(d k). Values are finite ({@link Points} refuses others); a constant
 * dimension takes no part. Components beyond the number of dimensions are zero.
 *
 * @param mean [dimensions] what is subtracted
 * @param scale [dimensions] by what is multiplied: 1, or 1 / standard deviation if standardised
 * @param axes [components, dimensions] orthonormal rows; the largest element of each is positive
 * @param variance [components] variance along each axis, falling, dividing by the number of points
 * @param totalVariance of all dimensions
 */
public record PrincipalComponents(double[] mean, double[] scale, double[][] axes, double[] variance,
        double totalVariance) {
    private static final int EXPLICIT = 2048;
    private static final double TOLERANCE = 1e-6;

    /**
     * Finds the axes.
     *
     * @param components how many, at least 1
     * @param standardise whether each dimension is divided by its standard deviation first
     * @throws InvalidInputException if there is no point
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static PrincipalComponents fit(Points points, int components, boolean standardise, Execution execution) {
        if (points.count() == 0 || components < 1) {
            throw new InvalidInputException(
                    "%d principal components of %d points: at least one of each is needed".formatted(components,
                            points.count()));
        }
        try (Team team = new Team(execution)) {
            Moments moments = Moments.of(points, team);
            double[] scale = moments.scale(standardise);
            int found = Math.min(components, points.dimensions());
            Rows rows = new Rows(points, moments.mean(), scale);
            SymmetricOperator covariance = points.dimensions() <= EXPLICIT
                    ? new DenseOperator(new Covariance(rows, execution, team).compute(), team)
                    : new ImplicitCovariance(rows, team);
            Eigenpairs pairs = KrylovEigen.greatest(covariance, found, TOLERANCE, team, execution.work());
            execution.work().done(1);
            return of(moments, scale, pairs, components);
        }
    }

    private static PrincipalComponents of(Moments moments, double[] scale, Eigenpairs pairs, int components) {
        double[][] axes = new double[components][scale.length];
        double[] variance = new double[components];
        for (int c = 0; c < pairs.values().length; c++) {
            axes[c] = pairs.vectors()[c];
            variance[c] = Math.max(0, pairs.values()[c]);
        }
        double total = 0;
        for (int j = 0; j < scale.length; j++) {
            total += moments.variance()[j] * scale[j] * scale[j];
        }
        return new PrincipalComponents(moments.mean(), scale, axes, variance, total);
    }

    /** Number of components. */
    public int components() {
        return axes.length;
    }

    /**
     * Coordinates of points along the axes; float products summed in float.
     *
     * @param points of the dimensions that the basis was found in
     * @return [points, components]
     * @throws InvalidInputException if the points have other dimensions
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public float[] project(Points points, Execution execution) {
        if (points.dimensions() != mean.length) {
            throw new InvalidInputException("The basis is of %d dimensions, the points have %d".formatted(mean.length,
                    points.dimensions()));
        }
        return new AxisProducts(new Rows(points, mean, scale), axes, execution).compute();
    }
}

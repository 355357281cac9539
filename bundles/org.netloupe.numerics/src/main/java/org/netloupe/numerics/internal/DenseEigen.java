package org.netloupe.numerics.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * All eigenpairs of a small symmetric matrix: reflections make it tridiagonal, QL iterations with implicit shifts
 * diagonal (Golub and Van Loan, Matrix Computations, 4th edition, 8.3). Time O(n^3), memory O(n^2).
 */
public final class DenseEigen {
    private static final int MOST_SWEEPS = 60;

    private final int n;
    private final double[][] a;
    private final double[] diagonal;
    private final double[] beside;
    private final double[][] vectors;
    private final List<double[]> reflections = new ArrayList<>();

    private DenseEigen(double[][] matrix) {
        n = matrix.length;
        a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
        }
        diagonal = new double[n];
        beside = new double[n];
        vectors = new double[n][n];
    }

    /**
     * The pairs with the greatest eigenvalues.
     *
     * @param matrix square and symmetric, left as it is
     * @param count how many, at most its size
     */
    public static Eigenpairs of(double[][] matrix, int count) {
        DenseEigen eigen = new DenseEigen(matrix);
        eigen.makeTridiagonal();
        eigen.makeDiagonal();
        Eigenpairs pairs = Eigenpairs.sorted(eigen.diagonal, eigen.vectors, count);
        for (double[] vector : pairs.vectors()) {
            eigen.reflectBack(vector);
        }
        return Eigenpairs.sorted(pairs.values(), pairs.vectors(), count);
    }

    private void makeTridiagonal() {
        for (int k = 0; k + 2 < n; k++) {
            reflections.add(reflect(k));
        }
        for (int i = 0; i < n; i++) {
            diagonal[i] = a[i][i];
            beside[i] = i + 1 < n ? a[i][i + 1] : 0;
            vectors[i][i] = 1;
        }
    }

    /** Reflects column k below the diagonal onto its first element: A - v w' - w v' with w = 2 A v - 2 (v' A v) v. */
    private double[] reflect(int k) {
        double[] v = new double[n];
        System.arraycopy(a[k], k + 1, v, k + 1, n - k - 1);
        double length = Vectors.norm(v);
        double target = v[k + 1] > 0 ? -length : length;
        v[k + 1] -= target;
        double norm = Vectors.norm(v);
        if (norm == 0) {
            return v;
        }
        Vectors.scale(v, 1 / norm);
        double[] w = new double[n];
        for (int i = k + 1; i < n; i++) {
            addFrom(k + 1, 2 * v[i], a[i], w);
        }
        double along = Vectors.dot(v, w);
        addFrom(k + 1, -along, v, w);
        for (int i = k + 1; i < n; i++) {
            addFrom(k + 1, -v[i], w, a[i]);
            addFrom(k + 1, -w[i], v, a[i]);
        }
        a[k][k + 1] = target;
        return v;
    }

    private static void addFrom(int start, double factor, double[] from, double[] to) {
        for (int j = start; j < to.length; j++) {
            to[j] += factor * from[j];
        }
    }

    private void reflectBack(double[] vector) {
        for (int k = reflections.size() - 1; k >= 0; k--) {
            double[] v = reflections.get(k);
            Vectors.addMultiple(-2 * Vectors.dot(v, vector), v, vector);
        }
    }

    private void makeDiagonal() {
        for (int low = 0; low < n; low++) {
            for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
                int high = endOfBlock(low);
                if (high == low) {
                    break;
                }
                chase(low, high);
            }
        }
    }

    /** The last row of the block of the tridiagonal matrix that begins at a row. */
    private int endOfBlock(int low) {
        int high = low;
        while (high + 1 < n) {
            double size = Math.abs(diagonal[high]) + Math.abs(diagonal[high + 1]);
            if (Math.abs(beside[high]) <= Math.ulp(size)) {
                break;
            }
            high++;
        }
        return high;
    }

    /** One QL step with Wilkinson's shift, by rotations from the lower end to the upper. */
    private void chase(int low, int high) {
        double half = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        double shift = diagonal[low] - beside[low] / (half + Math.copySign(Math.hypot(half, 1), half));
        double g = diagonal[high] - shift;
        double sine = 1;
        double cosine = 1;
        double moved = 0;
        for (int i = high - 1; i >= low; i--) {
            double f = sine * beside[i];
            double b = cosine * beside[i];
            double r = Math.hypot(f, g);
            beside[i + 1] = r;
            if (r == 0) {
                diagonal[i + 1] -= moved;
                beside[high] = 0;
                return;
            }
            sine = f / r;
            cosine = g / r;
            g = diagonal[i + 1] - moved;
            double t = (diagonal[i] - g) * sine + 2 * cosine * b;
            moved = sine * t;
            diagonal[i + 1] = g + moved;
            g = cosine * t - b;
            rotate(vectors[i], vectors[i + 1], sine, cosine);
        }
        diagonal[low] -= moved;
        beside[low] = g;
        beside[high] = 0;
    }

    private static void rotate(double[] first, double[] second, double sine, double cosine) {
        for (int k = 0; k < first.length; k++) {
            double x = first[k];
            double y = second[k];
            second[k] = sine * x + cosine * y;
            first[k] = cosine * x - sine * y;
        }
    }
}

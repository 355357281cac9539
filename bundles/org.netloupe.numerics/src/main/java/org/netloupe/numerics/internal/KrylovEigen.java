package org.netloupe.numerics.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.netloupe.numerics.Work;

/**
 * The greatest eigenpairs of a large symmetric operator by the block Lanczos method with full orthogonalisation (Golub
 * and Van Loan, Matrix Computations, 4th edition, 10.3.6): the space that blocks of four vectors and their images span
 * grows until the wanted pairs no longer change. Eigenvalues may be four-fold. Memory O(size * basis).
 */
public final class KrylovEigen {
    private static final int BLOCK = 4;
    private static final int DENSE = 128;
    /** A vector whose length falls below this share of what it was lies in the space already. */
    private static final double VANISHED = 1e-10;
    private static final double GROWTH = 1.25;

    private final SymmetricOperator operator;
    private final int size;
    private final int count;
    private final double tolerance;
    private final Team team;
    private final Work work;
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> products = new ArrayList<>();
    private final double[] leftOver = new double[BLOCK];

    private KrylovEigen(SymmetricOperator operator, int count, double tolerance, Team team, Work work) {
        this.operator = operator;
        size = operator.size();
        this.count = count;
        this.tolerance = tolerance;
        this.team = team;
        this.work = work;
    }

    /**
     * The pairs with the greatest eigenvalues.
     *
     * @param count how many, at most the operator's size
     * @param tolerance greatest length of A v - value v, as a share of the greatest eigenvalue
     */
    public static Eigenpairs greatest(SymmetricOperator operator, int count, double tolerance, Team team, Work work) {
        return new KrylovEigen(operator, count, tolerance, team, work).solve();
    }

    private Eigenpairs solve() {
        int next = size <= DENSE ? size : Math.min(size, 2 * count + 5 * BLOCK);
        double[][] block = start(Math.min(BLOCK, size));
        while (true) {
            work.check();
            double[][] images = operator.apply(block);
            basis.addAll(Arrays.asList(block));
            project(images);
            block = remainder(images);
            if (basis.size() >= next || basis.size() == size) {
                Eigenpairs small = DenseEigen.of(projected(), Math.min(count, basis.size()));
                if (basis.size() == size || converged(small, images.length)) {
                    return lifted(small);
                }
                next = Math.min(size, (int) (next * GROWTH) + BLOCK);
            }
        }
    }

    private double[][] start(int vectors) {
        double[][] block = new double[vectors][];
        for (int v = 0; v < vectors; v++) {
            block[v] = fresh(Arrays.asList(block).subList(0, v));
        }
        return block;
    }

    /** A random direction at right angles to the basis and the vectors found beside it. */
    private double[] fresh(List<double[]> beside) {
        double[] vector = Vectors.normal(size, random);
        for (int pass = 0; pass < 2; pass++) {
            removeAll(basis, vector);
            removeAll(beside, vector);
        }
        Vectors.scale(vector, 1 / Vectors.norm(vector));
        return vector;
    }

    private static void removeAll(List<double[]> directions, double[] vector) {
        for (double[] direction : directions) {
            Vectors.addMultiple(-Vectors.dot(direction, vector), direction, vector);
        }
    }

    /** Takes the part within the basis out of the images, and keeps its coordinates: a column of the projected matrix. */
    private void project(double[][] images) {
        double[][] columns = new double[images.length][basis.size()];
        team.run(member -> {
            for (int v = member; v < images.length; v += team.size()) {
                leftOver[v] = Vectors.norm(images[v]);
                for (int pass = 0; pass < 2; pass++) {
                    project(images[v], columns[v]);
                }
            }
        });
        products.addAll(Arrays.asList(columns));
    }

    private void project(double[] image, double[] column) {
        for (int b = 0; b < column.length; b++) {
            double[] direction = basis.get(b);
            double share = Vectors.dot(direction, image);
            column[b] += share;
            Vectors.addMultiple(-share, direction, image);
        }
    }

    /** What the images have beyond the basis, orthonormal: the next block. */
    private double[][] remainder(double[][] images) {
        int room = Math.min(images.length, size - basis.size());
        List<double[]> next = new ArrayList<>();
        for (int v = 0; v < images.length; v++) {
            double whole = leftOver[v];
            leftOver[v] = Vectors.norm(images[v]);
            double[] vector = images[v].clone();
            for (int pass = 0; pass < 2; pass++) {
                removeAll(next, vector);
            }
            double norm = Vectors.norm(vector);
            if (next.size() < room) {
                if (norm > VANISHED * whole) {
                    Vectors.scale(vector, 1 / norm);
                    next.add(vector);
                } else {
                    next.add(fresh(next));
                }
            }
        }
        return next.toArray(double[][]::new);
    }

    private double[][] projected() {
        int m = basis.size();
        double[][] matrix = new double[m][m];
        for (int j = 0; j < m; j++) {
            double[] column = products.get(j);
            for (int i = 0; i <= j; i++) {
                matrix[i][j] = column[i];
                matrix[j][i] = column[i];
            }
        }
        return matrix;
    }

    /** A pair's residual is what the last images have beyond the basis, weighted by the pair's share in the last block. */
    private boolean converged(Eigenpairs small, int lastBlock) {
        double beyond = 0;
        for (int v = 0; v < lastBlock; v++) {
            beyond += leftOver[v] * leftOver[v];
        }
        for (double[] vector : small.vectors()) {
            double share = 0;
            for (int v = vector.length - lastBlock; v < vector.length; v++) {
                share += vector[v] * vector[v];
            }
            if (Math.sqrt(share * beyond) > tolerance * Math.abs(small.values()[0])) {
                return false;
            }
        }
        return true;
    }

    private Eigenpairs lifted(Eigenpairs small) {
        double[][] vectors = new double[small.vectors().length][size];
        team.run(member -> {
            for (int v = member; v < vectors.length; v += team.size()) {
                for (int b = 0; b < basis.size(); b++) {
                    Vectors.addMultiple(small.vectors()[v][b], basis.get(b), vectors[v]);
                }
            }
        });
        return Eigenpairs.sorted(small.values(), vectors, vectors.length);
    }
}

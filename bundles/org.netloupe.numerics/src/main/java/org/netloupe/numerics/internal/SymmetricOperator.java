package org.netloupe.numerics.internal;

/** A symmetric matrix, given by what it does to vectors. */
public interface SymmetricOperator {
    /** Number of rows and columns. */
    int size();

    /**
     * Multiplies vectors.
     *
     * @param vectors each of {@link #size()} values
     * @return as many vectors
     */
    double[][] apply(double[][] vectors);
}

package org.netloupe.numerics.internal;

/**
 * A symmetric matrix in memory. Its rows are added up with the vector's values as factors, four at a time, which the
 * compiler turns into vector instructions.
 */
public final class DenseOperator implements SymmetricOperator {
    private final double[][] rows;
    private final Team team;

    /**
     * @param rows square and symmetric; shared
     */
    public DenseOperator(double[][] rows, Team team) {
        this.rows = rows;
        this.team = team;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public double[][] apply(double[][] vectors) {
        double[][] products = new double[vectors.length][];
        team.run(member -> {
            for (int v = member; v < vectors.length; v += team.size()) {
                products[v] = multiply(vectors[v]);
            }
        });
        return products;
    }

    private double[] multiply(double[] vector) {
        int n = rows.length;
        double[] sum = new double[n];
        int i = 0;
        for (; i + 3 < n; i += 4) {
            addRows(sum, i, vector);
        }
        for (; i < n; i++) {
            Vectors.addMultiple(vector[i], rows[i], sum);
        }
        return sum;
    }

    private void addRows(double[] sum, int i, double[] factors) {
        double[] a = rows[i];
        double[] b = rows[i + 1];
        double[] c = rows[i + 2];
        double[] d = rows[i + 3];
        double fa = factors[i];
        double fb = factors[i + 1];
        double fc = factors[i + 2];
        double fd = factors[i + 3];
        for (int j = 0; j < sum.length; j++) {
            sum[j] += fa * a[j] + fb * b[j] + fc * c[j] + fd * d[j];
        }
    }
}

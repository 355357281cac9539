package org.netloupe.numerics.linear;

import org.netloupe.numerics.internal.SymmetricOperator;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.internal.Vectors;

/** The covariance of rows of very many dimensions: multiplies by the rows, then by their transpose. */
final class ImplicitCovariance implements SymmetricOperator {
    private final Rows rows;
    private final Team team;

    ImplicitCovariance(Rows rows, Team team) {
        this.rows = rows;
        this.team = team;
    }

    @Override
    public int size() {
        return rows.points().dimensions();
    }

    @Override
    public double[][] apply(double[][] vectors) {
        double[][][] parts = new double[team.size()][vectors.length][size()];
        team.run(member -> {
            double[] row = new double[size()];
            int to = team.start(rows.points().count(), member + 1);
            for (int i = team.start(rows.points().count(), member); i < to; i++) {
                rows.copy(i, row);
                for (int v = 0; v < vectors.length; v++) {
                    Vectors.addMultiple(Vectors.dot(row, vectors[v]), row, parts[member][v]);
                }
            }
        });
        return sum(parts);
    }

    private double[][] sum(double[][][] parts) {
        double[][] products = parts[0];
        for (int member = 1; member < parts.length; member++) {
            for (int v = 0; v < products.length; v++) {
                Vectors.addMultiple(1, parts[member][v], products[v]);
            }
        }
        for (double[] product : products) {
            Vectors.scale(product, 1.0 / rows.points().count());
        }
        return products;
    }
}

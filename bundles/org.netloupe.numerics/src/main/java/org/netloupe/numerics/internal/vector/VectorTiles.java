package org.netloupe.numerics.internal.vector;

import org.netloupe.numerics.internal.Tiles;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of six rows by two vectors: twelve sums, two vectors of the right panel and one value of the left fit into the
 * sixteen registers of AVX2, too. Both methods repeat the same loop, as C2 keeps the sums in registers only within one
 * method.
 */
public final class VectorTiles implements Tiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public void product(Panel left, Panel right, int steps, float[] tile) {
        FloatVector a0 = FloatVector.zero(SPECIES), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0;
        FloatVector d0 = a0, d1 = a0, e0 = a0, e1 = a0, f0 = a0, f1 = a0;
        float[] rows = left.values();
        float[] columns = right.values();
        int l = left.start();
        int r = right.start();
        for (int step = 0; step < steps; step++, l += ROWS, r += COLUMNS) {
            FloatVector x = FloatVector.fromArray(SPECIES, columns, r);
            FloatVector y = FloatVector.fromArray(SPECIES, columns, r + LANES);
            FloatVector row = FloatVector.broadcast(SPECIES, rows[l]);
            a0 = row.fma(x, a0);
            a1 = row.fma(y, a1);
            row = FloatVector.broadcast(SPECIES, rows[l + 1]);
            b0 = row.fma(x, b0);
            b1 = row.fma(y, b1);
            row = FloatVector.broadcast(SPECIES, rows[l + 2]);
            c0 = row.fma(x, c0);
            c1 = row.fma(y, c1);
            row = FloatVector.broadcast(SPECIES, rows[l + 3]);
            d0 = row.fma(x, d0);
            d1 = row.fma(y, d1);
            row = FloatVector.broadcast(SPECIES, rows[l + 4]);
            e0 = row.fma(x, e0);
            e1 = row.fma(y, e1);
            row = FloatVector.broadcast(SPECIES, rows[l + 5]);
            f0 = row.fma(x, f0);
            f1 = row.fma(y, f1);
        }
        store(a0, a1, tile, 0);
        store(b0, b1, tile, 1);
        store(c0, c1, tile, 2);
        store(d0, d1, tile, 3);
        store(e0, e1, tile, 4);
        store(f0, f1, tile, 5);
    }

    @Override
    public int nearer(Panel left, Panel right, int steps, float[] norms, int firstColumn, float[] limits,
            int firstLimit, float[] tile) {
        FloatVector a0 = FloatVector.zero(SPECIES), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0;
        FloatVector d0 = a0, d1 = a0, e0 = a0, e1 = a0, f0 = a0, f1 = a0;
        float[] rows = left.values();
        float[] columns = right.values();
        int l = left.start();
        int r = right.start();
        for (int step = 0; step < steps; step++, l += ROWS, r += COLUMNS) {
            FloatVector x = FloatVector.fromArray(SPECIES, columns, r);
            FloatVector y = FloatVector.fromArray(SPECIES, columns, r + LANES);
            FloatVector row = FloatVector.broadcast(SPECIES, rows[l]);
            a0 = row.fma(x, a0);
            a1 = row.fma(y, a1);
            row = FloatVector.broadcast(SPECIES, rows[l + 1]);
            b0 = row.fma(x, b0);
            b1 = row.fma(y, b1);
            row = FloatVector.broadcast(SPECIES, rows[l + 2]);
            c0 = row.fma(x, c0);
            c1 = row.fma(y, c1);
            row = FloatVector.broadcast(SPECIES, rows[l + 3]);
            d0 = row.fma(x, d0);
            d1 = row.fma(y, d1);
            row = FloatVector.broadcast(SPECIES, rows[l + 4]);
            e0 = row.fma(x, e0);
            e1 = row.fma(y, e1);
            row = FloatVector.broadcast(SPECIES, rows[l + 5]);
            f0 = row.fma(x, f0);
            f1 = row.fma(y, f1);
        }
        FloatVector n0 = FloatVector.fromArray(SPECIES, norms, firstColumn);
        FloatVector n1 = FloatVector.fromArray(SPECIES, norms, firstColumn + LANES);
        FloatVector minusTwo = FloatVector.broadcast(SPECIES, -2f);
        return below(a0.fma(minusTwo, n0), a1.fma(minusTwo, n1), limits[firstLimit], tile, 0)
                | below(b0.fma(minusTwo, n0), b1.fma(minusTwo, n1), limits[firstLimit + 1], tile, 1)
                | below(c0.fma(minusTwo, n0), c1.fma(minusTwo, n1), limits[firstLimit + 2], tile, 2)
                | below(d0.fma(minusTwo, n0), d1.fma(minusTwo, n1), limits[firstLimit + 3], tile, 3)
                | below(e0.fma(minusTwo, n0), e1.fma(minusTwo, n1), limits[firstLimit + 4], tile, 4)
                | below(f0.fma(minusTwo, n0), f1.fma(minusTwo, n1), limits[firstLimit + 5], tile, 5);
    }

    private static int below(FloatVector first, FloatVector second, float limit, float[] tile, int row) {
        if (!first.min(second).compare(VectorOperators.LT, limit).anyTrue()) {
            return 0;
        }
        store(first, second, tile, row);
        return 1 << row;
    }

    private static void store(FloatVector first, FloatVector second, float[] tile, int row) {
        first.intoArray(tile, row * COLUMNS);
        second.intoArray(tile, row * COLUMNS + LANES);
    }
}

package org.netloupe.numerics.umap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.internal.SparseRows;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.neighbours.Neighbours;
import org.netloupe.numerics.testdata.CancelAfter;
import org.netloupe.numerics.testdata.Samples;

class UmapTest {
    private static final Execution EXECUTION = Execution.unwatched();
    private static final UmapOptions USUAL = UmapOptions.usual();

    static Stream<Execution> executions() {
        return Samples.executions();
    }

    @Test
    void theCurveIsThatOfUmapLearn() {
        // its find_ab_params(1, 0.1) gives 1.57694, 0.89506
        Curve curve = new Curve(0.1, 1);
        assertEquals(1.577, curve.a(), 0.003);
        assertEquals(0.895, curve.b(), 0.002);
        for (double square : new double[]{1e-6, 0.01, 0.3, 1, 50}) {
            double power = Math.pow(square, curve.b());
            double pull = -2 * curve.a() * curve.b() * power / square / (1 + curve.a() * power);
            assertEquals(1, curve.attraction((float) square) / pull, 0.02);
            double push = 2 * curve.b() / ((0.001 + square) * (1 + curve.a() * power));
            assertEquals(1, curve.repulsion((float) square) / push, 0.03);
        }
    }

    @Test
    void membershipsAddUpToTheLogarithmOfTheirNumber() {
        Neighbours neighbours = ExactNeighbours.of(Samples.digits(), 14, EXECUTION);
        float[] values = Memberships.of(neighbours, EXECUTION).values();
        for (int i = 0; i < 500; i++) {
            double sum = 0;
            for (int j = 0; j < 14; j++) {
                sum += values[i * 14 + j];
            }
            assertEquals(Math.log(15) / Math.log(2), sum, 1e-4);
            assertEquals(1, values[i * 14]);
        }
        SparseRows union = new Memberships(values).union(neighbours);
        for (int i = 0; i < 500; i++) {
            for (int at = union.start()[i]; at < union.start()[i + 1]; at++) {
                assertEquals(across(union, union.column()[at], i), union.value()[at]);
            }
        }
    }

    private static float across(SparseRows rows, int row, int column) {
        for (int at = rows.start()[row]; at < rows.start()[row + 1]; at++) {
            if (rows.column()[at] == column) {
                return rows.value()[at];
            }
        }
        return Float.NaN;
    }

    @Test
    void theSpectralStartOfARingIsACircle() {
        int n = 150;
        int[] columns = new int[2 * n];
        float[] ones = new float[2 * n];
        for (int i = 0; i < n; i++) {
            columns[2 * i] = (i + 1) % n;
            columns[2 * i + 1] = (i + n - 1) % n;
            ones[2 * i] = 1;
            ones[2 * i + 1] = 1;
        }
        SparseRows ring = SparseRows.symmetric(n, columns, ones, (a, b) -> a + b - a * b);
        float[] start = SpectralStart.of(ring, 2, 3, EXECUTION);
        double radius = Math.hypot(start[0], start[1]);
        for (int i = 0; i < n; i++) {
            assertEquals(1, Math.hypot(start[2 * i], start[2 * i + 1]) / radius, 0.1);
        }
    }

    @ParameterizedTest
    @MethodSource("executions")
    void separatesClusters(Execution execution) {
        int n = 450;
        Points clusters = Samples.clusters(5, n, 10, 4);
        for (int dimensions : new int[]{2, 3}) {
            for (UmapOptions.Start start : UmapOptions.Start.values()) {
                UmapOptions options = USUAL.in(dimensions).withEpochs(150).startedFrom(start);
                Points map = Points.of(Umap.map(clusters, options, execution), n, dimensions);
                int[] nearest = ExactNeighbours.of(map, 1, execution).index();
                long same = IntStream.range(0, n).filter(i -> nearest[i] % 5 == i % 5).count();
                assertTrue(same > n * 0.99, dimensions + "-D: " + same);
            }
        }
    }

    @Test
    void givesTheSameBitsWhateverTheNumberOfThreads() {
        for (UmapOptions.Start start : UmapOptions.Start.values()) {
            UmapOptions options = USUAL.withEpochs(60).startedFrom(start);
            float[] one = Umap.map(Samples.digits(), options, EXECUTION.withThreads(1));
            assertArrayEquals(one, Umap.map(Samples.digits(), options, EXECUTION.withThreads(2)));
            assertArrayEquals(one, Umap.map(Samples.digits(), options, EXECUTION.withThreads(5)));
        }
    }

    @Test
    void placesNewPointsIntoTheirClusters() {
        Points all = Samples.clusters(4, 440, 8, 9);
        Points known = Samples.first(all, 400);
        float[] values = new float[40 * 8];
        System.arraycopy(all.values(), 400 * 8, values, 0, values.length);
        for (int dimensions : new int[]{2, 3}) {
            UmapOptions options = USUAL.in(dimensions).withEpochs(200);
            float[] map = Umap.map(known, options, EXECUTION);
            float[] placed = Umap.place(Points.of(values, 40, 8), known, map, options, EXECUTION);
            int[] nearest = ExactNeighbours.between(Points.of(placed, 40, dimensions),
                    Points.of(map, 400, dimensions), 1, EXECUTION).index();
            for (int i = 0; i < 40; i++) {
                assertEquals(i % 4, nearest[i] % 4);
            }
        }
    }

    @Test
    void staysNearAGivenStart() {
        Points points = Samples.clusters(4, 300, 8, 6);
        float[] before = Umap.map(points, USUAL.withEpochs(300), EXECUTION);
        float[] after = Umap.map(points, before, USUAL.withEpochs(20), EXECUTION);
        double moved = 0;
        for (int c = 0; c < before.length; c++) {
            moved += Math.abs(after[c] - before[c]) / before.length;
        }
        assertTrue(moved < 2, "moved by " + moved);
    }

    @Test
    void answersForVeryFewPointsAndDuplicates() {
        assertEquals(0, Umap.map(Points.of(new float[0], 0, 4), USUAL, EXECUTION).length);
        assertArrayEquals(new float[2], Umap.map(Points.of(new float[4], 1, 4), USUAL, EXECUTION));
        UmapOptions pairs = new UmapOptions(2, 2, 0.1, 1, 20, UmapOptions.Start.SPECTRAL, 1);
        finite(Umap.map(Points.of(new float[]{1, 2}, 2, 1), pairs, EXECUTION));
        finite(Umap.map(Points.of(new float[300], 100, 3), USUAL.withEpochs(20), EXECUTION));
        float[] steps = new float[200];
        for (int i = 0; i < 200; i++) {
            steps[i] = i / 40;
        }
        finite(Umap.map(Points.of(steps, 200, 1), USUAL.withEpochs(20), EXECUTION));
    }

    private static void finite(float[] positions) {
        for (float value : positions) {
            assertTrue(Float.isFinite(value));
        }
    }

    @Test
    void refusesMoreNeighboursThanThereArePoints() {
        assertThrows(InvalidInputException.class, () -> Umap.map(Samples.normal(10, 3, 1), USUAL, EXECUTION));
        assertThrows(InvalidInputException.class, () -> USUAL.in(1));
        assertThrows(InvalidInputException.class,
                () -> new UmapOptions(2, 15, 2, 1, 0, UmapOptions.Start.SPECTRAL, 1));
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        for (int questions : new int[]{0, 20, 60}) {
            CancelAfter work = new CancelAfter(questions);
            assertThrows(CancellationException.class,
                    () -> Umap.map(Samples.normal(3000, 10, 2), USUAL, EXECUTION.watchedBy(work)));
            assertTrue(work.secondsSince() < 2);
        }
    }
}

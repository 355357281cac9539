package org.netloupe.numerics.tsne;

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
import org.netloupe.numerics.testdata.CancelAfter;
import org.netloupe.numerics.testdata.Samples;

class TsneTest {
    private static final Execution EXECUTION = Execution.unwatched();
    private static final TsneOptions USUAL = TsneOptions.usual();

    static Stream<Execution> executions() {
        return Samples.executions();
    }

    @Test
    void affinitiesAreThoseOfScikitLearn() {
        Points points = Samples.first(Samples.digits(), 100);
        SparseRows found = Affinities.of(ExactNeighbours.of(points, 99, EXECUTION), 10, EXECUTION).matrix();
        float[] expected = Samples.reference("digits-affinities-exact");
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            for (int at = found.start()[i]; at < found.start()[i + 1]; at++) {
                int low = Math.min(i, found.column()[at]);
                int high = Math.max(i, found.column()[at]);
                int condensed = low * 100 - low * (low + 1) / 2 + high - low - 1;
                assertEquals(expected[condensed], found.value()[at], 2e-7 + 1e-4 * expected[condensed]);
                sum += found.value()[at];
            }
        }
        assertEquals(1, sum, 1e-4);
    }

    @Test
    void affinitiesOfASquareWithItsCentreAreEven() {
        Points cross = Points.of(new float[]{0, 0, 1, 0, 0, 1, -1, 0, 0, -1}, 5, 2);
        SparseRows found = Affinities.of(ExactNeighbours.of(cross, 4, EXECUTION), 4, EXECUTION).matrix();
        for (float value : found.value()) {
            assertEquals(1.0 / 20, value, 1e-3);
        }
    }

    @Test
    void isNoWorseThanScikitLearn() {
        TsneMap map = Tsne.map(Samples.digits(), USUAL, EXECUTION);
        double theirs = Samples.reference("digits-tsne-divergence")[0];
        assertTrue(map.divergence() < 1.03 * theirs, map.divergence() + " against " + theirs);
    }

    @ParameterizedTest
    @MethodSource("executions")
    void separatesClusters(Execution execution) {
        int n = 450;
        Points clusters = Samples.clusters(5, n, 10, 4);
        for (int dimensions : new int[]{2, 3}) {
            TsneOptions options = USUAL.in(dimensions).withIterations(100, 150);
            Points map = Points.of(Tsne.map(clusters, options, execution).positions(), n, dimensions);
            int[] nearest = ExactNeighbours.of(map, 1, execution).index();
            long same = IntStream.range(0, n).filter(i -> nearest[i] % 5 == i % 5).count();
            assertTrue(same > n * 0.99, dimensions + "-D: " + same);
        }
    }

    @Test
    void givesTheSameBitsAgain() {
        Points points = Samples.clusters(3, 600, 6, 2);
        TsneOptions options = USUAL.withIterations(50, 50);
        Execution three = EXECUTION.withThreads(3);
        float[] once = Tsne.map(points, options, three).positions();
        assertArrayEquals(once, Tsne.map(points, options, three).positions());
    }

    @Test
    void scalarPathIsAsGood() {
        Points points = Samples.digits();
        TsneOptions brief = USUAL.withIterations(100, 150);
        double vector = Tsne.map(points, brief, EXECUTION).divergence();
        double scalar = Tsne.map(points, brief, EXECUTION.withoutVectors()).divergence();
        assertEquals(vector, scalar, 0.03 * vector);
    }

    @Test
    void staysNearAGivenStart() {
        Points points = Samples.clusters(4, 500, 8, 6);
        float[] before = Tsne.map(points, USUAL.withIterations(100, 300), EXECUTION).positions();
        float[] after = Tsne.map(points, before, USUAL.withIterations(0, 100), EXECUTION).positions();
        double moved = 0;
        double extent = MapBounds.of(before).extent();
        for (int c = 0; c < before.length; c++) {
            moved += Math.abs(after[c] - before[c]) / before.length;
        }
        assertTrue(moved < 0.05 * extent, moved + " of " + extent);
        assertArrayEquals(before, Tsne.map(points, before, USUAL.withIterations(0, 0), EXECUTION).positions(), 1e-3f);
    }

    @Test
    void placesNewPointsIntoTheirClusters() {
        Points all = Samples.clusters(4, 840, 8, 9);
        Points known = Samples.first(all, 800);
        float[] values = new float[40 * 8];
        System.arraycopy(all.values(), 800 * 8, values, 0, values.length);
        Points added = Points.of(values, 40, 8);
        for (int dimensions : new int[]{2, 3}) {
            TsneOptions options = USUAL.in(dimensions).withIterations(100, 150);
            Points map = Points.of(Tsne.map(known, options, EXECUTION).positions(), 800, dimensions);
            float[] placed = TsnePlacement.place(added, known, map, EXECUTION);
            int[] nearest = ExactNeighbours.between(Points.of(placed, 40, dimensions), map, 1, EXECUTION).index();
            for (int i = 0; i < 40; i++) {
                assertEquals(i % 4, nearest[i] % 4);
            }
        }
        assertEquals(0, TsnePlacement.place(Points.of(new float[0], 0, 8), known,
                Points.of(new float[1600], 800, 2), EXECUTION).length);
    }

    @Test
    void answersForVeryFewPointsAndDuplicates() {
        assertEquals(0, Tsne.map(Points.of(new float[0], 0, 4), USUAL, EXECUTION).positions().length);
        assertArrayEquals(new float[2], Tsne.map(Points.of(new float[4], 1, 4), USUAL, EXECUTION).positions());
        TsneMap two = Tsne.map(Points.of(new float[]{1, 2}, 2, 1), USUAL.withPerplexity(1), EXECUTION);
        finite(two.positions());
        TsneOptions brief = USUAL.withIterations(50, 50);
        finite(Tsne.map(Points.of(new float[100 * 3], 100, 3), brief, EXECUTION).positions());
        finite(Tsne.map(Points.of(new float[500 * 3], 500, 3), brief, EXECUTION).positions());
        finite(Tsne.map(Points.of(new float[500 * 3], 500, 3), brief.in(3), EXECUTION).positions());
        float[] line = new float[500];
        for (int i = 0; i < 500; i++) {
            line[i] = i / 7;
        }
        finite(Tsne.map(Points.of(line, 500, 1), brief, EXECUTION).positions());
    }

    private static void finite(float[] positions) {
        for (float value : positions) {
            assertTrue(Float.isFinite(value));
        }
    }

    @Test
    void refusesMorePerplexityThanThereArePoints() {
        String message = assertThrows(InvalidInputException.class,
                () -> Tsne.map(Samples.normal(20, 3, 1), USUAL, EXECUTION)).getMessage();
        assertEquals("A perplexity of 30.0 needs more than 30 points, but there are 20", message);
        assertThrows(InvalidInputException.class, () -> USUAL.in(4));
        assertThrows(InvalidInputException.class, () -> USUAL.withPerplexity(Double.NaN));
        assertThrows(InvalidInputException.class,
                () -> Tsne.map(Samples.normal(50, 3, 1), new float[99], USUAL, EXECUTION));
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        for (int questions : new int[]{0, 40, 300}) {
            CancelAfter work = new CancelAfter(questions);
            assertThrows(CancellationException.class,
                    () -> Tsne.map(Samples.normal(3000, 10, 2), USUAL, EXECUTION.watchedBy(work)));
            assertTrue(work.secondsSince() < 2);
            assertTrue(work.greatestShare() < 0.9);
        }
    }
}

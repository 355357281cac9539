package org.netloupe.numerics.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.testdata.CancelAfter;
import org.netloupe.numerics.testdata.Samples;

class ExactNeighboursTest {
    private static final Execution EXECUTION = Execution.unwatched();

    @ParameterizedTest
    @MethodSource("org.netloupe.numerics.testdata.Samples#executions")
    void findsWhatSortingAllDistancesFinds(Execution execution) {
        for (int n : new int[]{2, 7, 33, 200, 521}) {
            Points points = Samples.normal(n, 5, n);
            int k = Math.min(n - 1, 9);
            Neighbours found = ExactNeighbours.of(points, k, execution);
            for (int i = 0; i < n; i++) {
                assertArrayEquals(sorted(points, i, k), Arrays.copyOfRange(found.index(), i * k, i * k + k));
            }
        }
    }

    private static int[] sorted(Points points, int point, int k) {
        return IntStream.range(0, points.count()).filter(j -> j != point).boxed()
                .sorted(Comparator.comparingDouble(j -> points.squaredDistance(point, points, j))).limit(k)
                .mapToInt(Integer::intValue).toArray();
    }

    @ParameterizedTest
    @MethodSource("org.netloupe.numerics.testdata.Samples#executions")
    void agreesWithScikitLearn(Execution execution) {
        Neighbours found = ExactNeighbours.of(Samples.digits(), 15, execution);
        assertArrayEquals(Samples.reference("digits-neighbour-distance"), found.distance(), 1e-5f);
    }

    @Test
    void findsAllPairsOfVeryFewPoints() {
        assertEquals(0, ExactNeighbours.of(Points.of(new float[0], 0, 3), 0, EXECUTION).index().length);
        assertEquals(0, ExactNeighbours.of(Points.of(new float[3], 1, 3), 0, EXECUTION).index().length);
        Neighbours two = ExactNeighbours.of(Points.of(new float[]{0, 3}, 2, 1), 1, EXECUTION);
        assertArrayEquals(new int[]{1, 0}, two.index());
        assertArrayEquals(new float[]{3, 3}, two.distance());
    }

    @Test
    void refusesMoreNeighboursThanThereArePoints() {
        Points points = Samples.normal(4, 2, 1);
        assertThrows(InvalidInputException.class, () -> ExactNeighbours.of(points, 4, EXECUTION));
    }

    @Test
    void listsDuplicatesAtDistanceZeroInTheOrderOfTheirIndices() {
        Points points = Points.of(new float[600], 300, 2);
        Neighbours found = ExactNeighbours.of(points, 200, EXECUTION);
        for (int i = 0; i < 300; i++) {
            int[] row = Arrays.copyOfRange(found.index(), i * 200, i * 200 + 200);
            assertEquals(200, Arrays.stream(row).distinct().count());
            for (int c = 0; c < 200; c++) {
                assertTrue(row[c] != i && found.distance()[i * 200 + c] == 0);
            }
        }
    }

    @Test
    void survivesExtremeValuesAndOffsets() {
        for (float scale : new float[]{1e-30f, 1e-10f, 1, 1e18f, 1e30f}) {
            Points points = Samples.normal(80, 3, 4);
            float[] scaled = points.values().clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= scale;
            }
            assertArrayEquals(ExactNeighbours.of(points, 5, EXECUTION).index(),
                    ExactNeighbours.of(Points.of(scaled, 80, 3), 5, EXECUTION).index(), "scale " + scale);
        }
        double[] far = new double[50];
        Arrays.setAll(far, i -> 4096 + i * i * 0.01);
        Neighbours found = ExactNeighbours.of(Points.of(far, 50, 1), 1, EXECUTION);
        assertEquals(48, found.index()[49]);
        assertEquals(0, found.index()[1]);
    }

    @Test
    void doesNotChangeWithRotationAndOrderOfThePoints() {
        Points points = Samples.clusters(4, 300, 2, 3);
        float[] rotated = new float[600];
        for (int i = 0; i < 300; i++) {
            rotated[2 * i] = 0.8f * points.get(i, 0) - 0.6f * points.get(i, 1) + 5;
            rotated[2 * i + 1] = 0.6f * points.get(i, 0) + 0.8f * points.get(i, 1) - 7;
        }
        Neighbours before = ExactNeighbours.of(points, 10, EXECUTION);
        assertTrue(ExactNeighbours.of(Points.of(rotated, 300, 2), 10, EXECUTION).recall(before) > 0.999);
        int[] order = IntStream.range(0, 300).map(i -> i * 7 % 300).toArray();
        Neighbours after = ExactNeighbours.of(Samples.reordered(points, order), 10, EXECUTION);
        for (int i = 0; i < 300; i++) {
            for (int c = 0; c < 10; c++) {
                assertEquals(before.index()[order[i] * 10 + c], order[after.index()[i * 10 + c]]);
            }
        }
    }

    @Test
    void searchesForOtherPoints() {
        Points points = Samples.normal(200, 4, 8);
        Points queries = Samples.first(points, 10);
        Neighbours found = ExactNeighbours.between(queries, points, 3, EXECUTION);
        for (int i = 0; i < 10; i++) {
            assertEquals(i, found.index()[i * 3]);
            assertEquals(0, found.distance()[i * 3]);
        }
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        CancelAfter work = new CancelAfter(3);
        Points points = Samples.normal(20_000, 20, 2);
        assertThrows(CancellationException.class,
                () -> ExactNeighbours.of(points, 10, EXECUTION.watchedBy(work)));
        assertTrue(work.secondsSince() < 2);
    }
}

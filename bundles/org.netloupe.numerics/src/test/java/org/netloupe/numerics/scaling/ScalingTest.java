package org.netloupe.numerics.scaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.testdata.CancelAfter;
import org.netloupe.numerics.testdata.Samples;

class ScalingTest {
    private static final Execution EXECUTION = Execution.unwatched();
    private static final SmacofOptions USUAL = SmacofOptions.usual();

    static Stream<Execution> executions() {
        return Samples.executions();
    }

    @ParameterizedTest
    @MethodSource("executions")
    void classicalScalingRebuildsAPlane(Execution execution) {
        Points plane = Samples.normal(150, 2, 3);
        ScalingMap map = ClassicalScaling.map(distances(plane), 2, execution);
        assertEquals(0, map.stress(), 1e-5);
        assertEquals(plane.squaredDistance(3, plane, 77), Points.of(map.positions(), 150, 2).squaredDistance(3,
                Points.of(map.positions(), 150, 2), 77), 1e-4);
    }

    @ParameterizedTest
    @MethodSource("executions")
    void smacofAgreesWithScikitLearn(Execution execution) {
        float[] values = Samples.reference("distances");
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = values[i];
        }
        ScalingMap map = Smacof.map(new Distances(60, distances), Samples.reference("smacof-start"),
                new SmacofOptions(2, 50, 0, 1), execution);
        float[] expected = centred(Samples.reference("smacof-places"));
        assertArrayEquals(expected, map.positions(), 0.05f);
    }

    private static float[] centred(float[] positions) {
        float[] result = positions.clone();
        for (int c = 0; c < 2; c++) {
            double mean = 0;
            for (int i = c; i < positions.length; i += 2) {
                mean += 2.0 * positions[i] / positions.length;
            }
            for (int i = c; i < positions.length; i += 2) {
                result[i] -= (float) mean;
            }
        }
        return result;
    }

    @Test
    void smacofBeatsItsStart() {
        Points points = Samples.clusters(4, 200, 6, 1);
        Distances distances = distances(points);
        ScalingMap classical = ClassicalScaling.map(distances, 2, EXECUTION);
        ScalingMap metric = Smacof.map(distances, USUAL, EXECUTION);
        assertTrue(metric.stress() < classical.stress(), metric.stress() + " < " + classical.stress());
        ScalingMap space = Smacof.map(distances, USUAL.in(3), EXECUTION);
        assertTrue(space.stress() < metric.stress());
    }

    @Test
    void doesNotDependOnTheUnit() {
        Points points = Samples.clusters(3, 80, 4, 1);
        double[] small = distances(points).values().clone();
        for (int i = 0; i < small.length; i++) {
            small[i] *= 1e-9;
        }
        assertEquals(Smacof.map(distances(points), USUAL, EXECUTION).stress(),
                Smacof.map(new Distances(80, small), USUAL, EXECUTION).stress(), 1e-3);
    }

    @Test
    void answersForVeryFewItemsAndForNoDistance() {
        assertEquals(0, Smacof.map(new Distances(0, new double[0]), USUAL, EXECUTION).positions().length);
        assertArrayEquals(new float[2], Smacof.map(new Distances(1, new double[1]), USUAL, EXECUTION).positions());
        float[] two = Smacof.map(new Distances(2, new double[]{0, 3, 3, 0}), USUAL, EXECUTION).positions();
        assertEquals(3, Math.hypot(two[0] - two[2], two[1] - two[3]), 1e-3);
        assertArrayEquals(new float[10], Smacof.map(new Distances(5, new double[25]), USUAL, EXECUTION).positions());
    }

    @Test
    void refusesWhatIsNoDistance() {
        assertThrows(InvalidInputException.class, () -> new Distances(2, new double[3]));
        assertThrows(InvalidInputException.class, () -> new Distances(2, new double[]{0, -1, -1, 0}));
        assertThrows(InvalidInputException.class, () -> new Distances(2, new double[]{0, Double.NaN, 1, 0}));
        assertThrows(InvalidInputException.class, () -> new Distances(2, new double[]{1, 1, 1, 0}));
        String message = assertThrows(InvalidInputException.class, () -> new Distances(2, new double[]{0, 1, 2, 0}))
                .getMessage();
        assertTrue(message.contains("from item 1 to 0 it is 2.0 instead of 1.0"), message);
    }

    @Test
    void placesAnItemWhereItsDistancesAreRight() {
        Points plane = Samples.normal(40, 2, 5);
        Points known = Samples.first(plane, 39);
        double[] distances = new double[39];
        for (int i = 0; i < 39; i++) {
            distances[i] = Math.sqrt(plane.squaredDistance(39, plane, i));
        }
        float[] place = PointPlacement.place(known, distances);
        assertEquals(plane.get(39, 0), place[0], 1e-4);
        assertEquals(plane.get(39, 1), place[1], 1e-4);
        assertArrayEquals(new float[]{1, 2},
                PointPlacement.place(Points.of(new float[]{1, 2}, 1, 2), new double[]{0}), 1e-5f);
        assertThrows(InvalidInputException.class, () -> PointPlacement.place(known, new double[5]));
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        CancelAfter work = new CancelAfter(6);
        assertThrows(CancellationException.class, () -> Smacof.map(distances(Samples.normal(500, 6, 1)),
                new SmacofOptions(2, 100_000, 0, 1), EXECUTION.watchedBy(work)));
        assertTrue(work.secondsSince() < 2);
    }

    private static Distances distances(Points points) {
        int n = points.count();
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                values[i * n + j] = Math.sqrt(points.squaredDistance(i, points, j));
            }
        }
        return new Distances(n, values);
    }
}

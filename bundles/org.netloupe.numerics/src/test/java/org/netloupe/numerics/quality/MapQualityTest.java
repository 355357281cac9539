package org.netloupe.numerics.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.numerics.testdata.CancelAfter;
import org.netloupe.numerics.testdata.Samples;

class MapQualityTest {
    private static final Execution EXECUTION = Execution.unwatched();

    @ParameterizedTest
    @MethodSource("org.netloupe.numerics.testdata.Samples#executions")
    void agreesWithScikitLearn(Execution execution) {
        Points digits = Samples.digits();
        float[] map = PrincipalComponents.fit(digits, 2, false, execution).project(digits, execution);
        int[] sizes = {5, 12};
        for (int c = 0; c < 2; c++) {
            MapQuality quality = MapQuality.of(digits, Points.of(map, 500, 2), sizes[c], execution);
            assertEquals(Samples.reference("digits-trustworthiness")[c], quality.meanTrustworthiness(), 1e-4);
            assertEquals(Samples.reference("digits-continuity")[c], quality.meanContinuity(), 1e-4);
        }
    }

    @Test
    void isPerfectForTheSamePoints() {
        Points points = Samples.normal(100, 3, 1);
        MapQuality quality = MapQuality.of(points, Points.of(points.values(), 100, 3), 7, EXECUTION);
        assertEquals(1, quality.meanTrustworthiness());
        assertEquals(1, quality.meanContinuity());
        assertEquals(1, quality.meanKept());
    }

    @Test
    void blamesThePointThatWasMoved() {
        Points line = Points.of(new float[]{0, 1, 2.1f, 3.3f, 4.6f, 6, 7.5f, 9.1f}, 8, 1);
        float[] moved = line.values().clone();
        moved[0] = 20;
        MapQuality quality = MapQuality.of(line, Points.of(moved, 8, 1), 1, EXECUTION);
        assertEquals(0, quality.kept()[0]);
        // its nearest in the map is the last one, of rank 7 instead of 1
        assertEquals(1 - 2.0 * 6 / (16 - 3 - 1), quality.trustworthiness()[0], 1e-6);
        assertEquals(1, quality.kept()[4]);
    }

    @Test
    void refusesTooFewPointsAndOtherNumbers() {
        Points points = Samples.normal(6, 2, 1);
        assertThrows(InvalidInputException.class, () -> MapQuality.of(points, points, 3, EXECUTION));
        assertThrows(InvalidInputException.class, () -> MapQuality.of(points, Samples.normal(7, 2, 1), 2, EXECUTION));
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        CancelAfter work = new CancelAfter(100);
        Points points = Samples.normal(12_000, 5, 2);
        assertThrows(CancellationException.class, () -> MapQuality.of(points, points, 5, EXECUTION.watchedBy(work)));
        assertTrue(work.secondsSince() < 2);
        assertTrue(work.greatestShare() < 0.9);
    }
}

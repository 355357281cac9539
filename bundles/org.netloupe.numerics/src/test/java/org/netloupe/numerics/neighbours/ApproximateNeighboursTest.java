package org.netloupe.numerics.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.testdata.CancelAfter;
import org.netloupe.numerics.testdata.Samples;

class ApproximateNeighboursTest {
    private static final Execution EXECUTION = Execution.unwatched();

    @Test
    void findsNearlyAllNeighbours() {
        for (Points points : new Points[]{Samples.clusters(12, 3000, 10, 3), Samples.normal(3000, 6, 1),
                Samples.digits()}) {
            for (int k : new int[]{5, 30}) {
                double recall = ApproximateNeighbours.of(points, k, 1, EXECUTION)
                        .recall(ExactNeighbours.of(points, k, EXECUTION));
                assertTrue(recall > 0.97, points.dimensions() + " dimensions, " + k + ": " + recall);
            }
        }
    }

    @Test
    void givesTheSameBitsWhateverTheNumberOfThreads() {
        Points points = Samples.normal(1500, 12, 1);
        Neighbours one = ApproximateNeighbours.of(points, 10, 4, EXECUTION.withThreads(1));
        Neighbours three = ApproximateNeighbours.of(points, 10, 4, EXECUTION.withThreads(3));
        assertArrayEquals(one.index(), three.index());
        assertArrayEquals(one.distance(), three.distance());
    }

    @Test
    void isExactForFewPointsAndWorksWithDuplicates() {
        Points few = Samples.normal(40, 3, 2);
        assertEquals(1, ApproximateNeighbours.of(few, 5, 1, EXECUTION).recall(ExactNeighbours.of(few, 5, EXECUTION)));
        Neighbours two = ApproximateNeighbours.of(Points.of(new float[]{0, 3}, 2, 1), 1, 1, EXECUTION);
        assertArrayEquals(new int[]{1, 0}, two.index());
        Neighbours equal = ApproximateNeighbours.of(Points.of(new float[900], 300, 3), 7, 1, EXECUTION);
        for (int i = 0; i < 300; i++) {
            int[] row = Arrays.copyOfRange(equal.index(), i * 7, i * 7 + 7);
            assertEquals(7, Arrays.stream(row).distinct().count());
        }
        assertThrows(InvalidInputException.class, () -> ApproximateNeighbours.of(few, 40, 1, EXECUTION));
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        CancelAfter work = new CancelAfter(40);
        assertThrows(CancellationException.class,
                () -> ApproximateNeighbours.of(Samples.normal(9000, 8, 2), 10, 1, EXECUTION.watchedBy(work)));
        assertTrue(work.secondsSince() < 2);
    }
}

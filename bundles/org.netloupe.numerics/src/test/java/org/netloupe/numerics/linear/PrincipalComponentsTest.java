package org.netloupe.numerics.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.netloupe.numerics.testdata.CancelAfter;
import org.netloupe.numerics.testdata.Samples;

class PrincipalComponentsTest {
    private static final Execution EXECUTION = Execution.unwatched();

    @Test
    void findsTheDirectionOfALine() {
        Points line = Points.of(new float[]{0, 1, 3, 5, 6, 9}, 3, 2);
        PrincipalComponents basis = PrincipalComponents.fit(line, 2, false, EXECUTION);
        assertArrayEquals(new double[]{3 / Math.sqrt(25), 4 / Math.sqrt(25)}, basis.axes()[0], 1e-7);
        assertArrayEquals(new double[]{50.0 / 3, 0}, basis.variance(), 1e-6);
        assertArrayEquals(new float[]{-5, 0, 0, 0, 5, 0}, basis.project(line, EXECUTION), 1e-5f);
    }

    @ParameterizedTest
    @MethodSource("org.netloupe.numerics.testdata.Samples#executions")
    void agreesWithScikitLearn(Execution execution) {
        PrincipalComponents basis = PrincipalComponents.fit(Samples.digits(), 5, false, execution);
        float[] variance = Samples.reference("digits-pca-variance");
        float[] axes = Samples.reference("digits-pca-axes");
        for (int c = 0; c < 5; c++) {
            assertEquals(variance[c], basis.variance()[c], 1e-4 * variance[c]);
            double cosine = 0;
            for (int j = 0; j < 64; j++) {
                cosine += axes[c * 64 + j] * basis.axes()[c][j];
            }
            assertEquals(1, Math.abs(cosine), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("org.netloupe.numerics.testdata.Samples#executions")
    void findsTheSamePairsInManyDimensionsAsInTheirSubspace(Execution execution) {
        // 40 dimensions hidden in 300 and in 2100: Krylov spaces, explicit and implicit
        Points hidden = stretched(Samples.normal(400, 40, 1));
        PrincipalComponents few = PrincipalComponents.fit(hidden, 3, false, execution);
        for (int dimensions : new int[]{300, 2100}) {
            PrincipalComponents many = PrincipalComponents.fit(spread(hidden, dimensions), 3, false, execution);
            assertArrayEquals(few.variance(), many.variance(), 1e-4 * few.variance()[0]);
            assertEquals(few.totalVariance(), many.totalVariance(), 1e-6 * few.totalVariance());
            for (int j = 0; j < 40; j++) {
                assertEquals(few.axes()[0][j], many.axes()[0][j * (dimensions / 40)], 1e-4);
            }
        }
    }

    private static Points stretched(Points points) {
        float[] values = points.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1 + i % points.dimensions();
        }
        return Points.of(values, points.count(), points.dimensions());
    }

    private static Points spread(Points points, int dimensions) {
        float[] values = new float[points.count() * dimensions];
        int step = dimensions / points.dimensions();
        for (int i = 0; i < points.count(); i++) {
            for (int j = 0; j < points.dimensions(); j++) {
                values[i * dimensions + j * step] = points.get(i, j);
            }
        }
        return Points.of(values, points.count(), dimensions);
    }

    @Test
    void findsEqualVariancesInAllTheirDirections() {
        // the corners of a cross-polytope: every direction varies equally
        int d = 200;
        float[] values = new float[2 * d * d];
        for (int j = 0; j < d; j++) {
            values[2 * j * d + j] = 1;
            values[(2 * j + 1) * d + j] = -1;
        }
        PrincipalComponents basis = PrincipalComponents.fit(Points.of(values, 2 * d, d), 6, false, EXECUTION);
        for (double variance : basis.variance()) {
            assertEquals(1.0 / d, variance, 1e-8);
        }
    }

    @Test
    void projectsOtherPointsOntoTheBasis() {
        PrincipalComponents basis = PrincipalComponents.fit(Samples.digits(), 7, false, EXECUTION);
        Points others = Samples.first(Samples.digits(), 13);
        float[] map = basis.project(others, EXECUTION);
        for (int i = 0; i < 13; i++) {
            for (int c = 0; c < 7; c++) {
                double sum = 0;
                for (int j = 0; j < 64; j++) {
                    sum += (others.get(i, j) - basis.mean()[j]) * basis.axes()[c][j];
                }
                assertEquals(sum, map[i * 7 + c], 1e-4);
            }
        }
    }

    @Test
    void standardisesAndLeavesConstantDimensionsOut() {
        Points points = Points.of(new float[]{1, 7, 100, 2, 7, 300, 3, 7, 200, 4, 7, 400}, 4, 3);
        PrincipalComponents basis = PrincipalComponents.fit(points, 3, true, EXECUTION);
        assertEquals(2, basis.totalVariance(), 1e-9);
        assertEquals(1.8, basis.variance()[0], 1e-6);
        assertEquals(0, basis.axes()[0][1], 1e-9);
        assertEquals(1, basis.scale()[1]);
    }

    @Test
    void answersForOneOrTwoPointsAndForMoreComponentsThanDimensions() {
        PrincipalComponents one = PrincipalComponents.fit(Points.of(new float[]{5, 6}, 1, 2), 2, true, EXECUTION);
        assertArrayEquals(new double[2], one.variance());
        PrincipalComponents two = PrincipalComponents.fit(Points.of(new float[]{5, 7}, 2, 1), 3, false, EXECUTION);
        assertArrayEquals(new double[]{1, 0, 0}, two.variance(), 1e-9);
        assertArrayEquals(new float[]{-1, 0, 0, 1, 0, 0},
                two.project(Points.of(new float[]{5, 7}, 2, 1), EXECUTION), 1e-6f);
        assertThrows(InvalidInputException.class,
                () -> PrincipalComponents.fit(Points.of(new float[0], 0, 2), 2, false, EXECUTION));
    }

    @Test
    void refusesPointsOfOtherDimensions() {
        PrincipalComponents basis = PrincipalComponents.fit(Samples.normal(9, 3, 1), 2, false, EXECUTION);
        assertThrows(InvalidInputException.class, () -> basis.project(Samples.normal(9, 4, 1), EXECUTION));
    }

    @Test
    void givesTheSameBitsAgain() {
        Execution three = EXECUTION.withThreads(3);
        Points points = Samples.normal(700, 150, 5);
        assertArrayEquals(PrincipalComponents.fit(points, 4, true, three).axes(),
                PrincipalComponents.fit(points, 4, true, three).axes());
    }

    @Test
    void endsSoonAfterItIsCancelled() {
        CancelAfter work = new CancelAfter(2);
        assertThrows(CancellationException.class,
                () -> PrincipalComponents.fit(Samples.normal(20_000, 300, 2), 2, false,
                        EXECUTION.watchedBy(work)));
        assertTrue(work.secondsSince() < 2);
    }
}

package org.netloupe.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/** Hand values, and what the metrics say where there is little or nothing to say. */
class MetricsTest {
    private static final float NAN = Float.NaN;
    private static final float[][] SCORES = {{0.7f, 0.2f, 0.1f}, {0.1f, 0.6f, 0.3f}, {0.5f, 0.4f, 0.1f},
            {0.2f, 0.3f, 0.5f}};
    private static final int[] LABELS = {0, 1, 1, 0};

    private static MetricValue measured(Metric metric, float[][] scores, int[] labels, int classes) {
        Metric.Accumulator accumulator = metric.start(classes);
        for (int i = 0; i < labels.length; i++) {
            accumulator.add(scores[i], 0, labels[i]);
        }
        return accumulator.result();
    }

    private static double scalar(Metric metric, float[][] scores, int[] labels, int classes) {
        return ((MetricValue.Scalar) measured(metric, scores, labels, classes)).value();
    }

    private static double[] perClass(Metric metric, float[][] scores, int[] labels, int classes) {
        return ((MetricValue.PerClass) measured(metric, scores, labels, classes)).values();
    }

    private static long[][] matrix(float[][] scores, int[] labels, int classes) {
        return ((MetricValue.Matrix) measured(new ConfusionMatrix(), scores, labels, classes)).counts();
    }

    @Test
    void fourPredictionsOfThreeClassesByHand() {
        assertEquals(0.5, scalar(new Accuracy(), SCORES, LABELS, 3));
        assertEquals(1, scalar(new Top3(), SCORES, LABELS, 3));
        assertArrayEquals(new double[]{0.5, 0.5, Double.NaN}, perClass(new Recall(), SCORES, LABELS, 3));
        assertArrayEquals(new double[]{0.5, 1, 0}, perClass(new Precision(), SCORES, LABELS, 3));
        assertArrayEquals(new long[][]{{1, 0, 1}, {1, 1, 0}, {0, 0, 0}}, matrix(SCORES, LABELS, 3));
        // F1: 2*1/(2+2), 2*1/(2+1), 2*0/(0+1)
        assertEquals((0.5 + 2.0 / 3 + 0) / 3, scalar(new MacroF1(), SCORES, LABELS, 3), 1e-15);
        double expected = -(Math.log(0.7f) + Math.log(0.6f) + Math.log(0.4f) + Math.log(0.2f)) / 4;
        assertEquals(expected, scalar(new CrossEntropy(), SCORES, LABELS, 3), 1e-15);
    }

    @Test
    void topThreeLooksAtTheThreeHighestScores() {
        float[][] scores = {{0.4f, 0.3f, 0.2f, 0.1f}, {0.4f, 0.3f, 0.2f, 0.1f}};
        assertEquals(0.5, scalar(new Top3(), scores, new int[]{2, 3}, 4));
        assertEquals(1, scalar(new Top5(), scores, new int[]{2, 3}, 4), "fewer classes than k");
    }

    @Test
    void scoresAreReadFromTheirOffset() {
        Metric.Accumulator accumulator = new Accuracy().start(2);
        float[] batch = {9, 9, 9, 0.1f, 0.9f};
        accumulator.add(batch, 3, 1);
        assertEquals(new MetricValue.Scalar(1), accumulator.result());
    }

    @Test
    void ofEqualScoresTheFirstClassIsPredicted() {
        float[][] scores = {{0.5f, 0.5f}, {0.5f, 0.5f}};
        assertEquals(0.5, scalar(new Accuracy(), scores, new int[]{0, 1}, 2));
        assertArrayEquals(new long[][]{{1, 0}, {1, 0}}, matrix(scores, new int[]{0, 1}, 2));
    }

    @Test
    void withoutInstancesNothingIsDefined() {
        float[][] none = {};
        int[] noLabels = {};
        for (Metric metric : List.of(new Accuracy(), new Top3(), new MacroF1(), new CrossEntropy())) {
            assertEquals(Double.NaN, scalar(metric, none, noLabels, 2), metric.getClass().getSimpleName());
        }
        assertArrayEquals(new double[]{Double.NaN, Double.NaN}, perClass(new Recall(), none, noLabels, 2));
        assertArrayEquals(new double[]{Double.NaN, Double.NaN}, perClass(new Precision(), none, noLabels, 2));
        assertArrayEquals(new long[2][2], matrix(none, noLabels, 2));
    }

    @Test
    void aSingleClassIsAlwaysRight() {
        float[][] scores = {{1}, {0.2f}};
        int[] labels = {0, 0};
        assertEquals(1, scalar(new Accuracy(), scores, labels, 1));
        assertEquals(1, scalar(new MacroF1(), scores, labels, 1));
        assertArrayEquals(new double[]{1}, perClass(new Recall(), scores, labels, 1));
    }

    @Test
    void scoresWithNanPredictNoClassAndAreWrong() {
        float[][] scores = {{0.9f, 0.1f}, {0.9f, NAN}, {NAN, NAN}};
        int[] labels = {0, 0, 1};
        assertEquals(1.0 / 3, scalar(new Accuracy(), scores, labels, 2));
        assertEquals(1.0 / 3, scalar(new Top3(), scores, labels, 2));
        assertArrayEquals(new double[]{0.5, 0}, perClass(new Recall(), scores, labels, 2));
        assertArrayEquals(new double[]{1, Double.NaN}, perClass(new Precision(), scores, labels, 2));
        assertArrayEquals(new long[][]{{1, 0}, {0, 0}}, matrix(scores, labels, 2));
        assertEquals((2.0 / 3 + 0) / 2, scalar(new MacroF1(), scores, labels, 2), 1e-15);
        assertEquals(Double.NaN, scalar(new CrossEntropy(), scores, labels, 2));
    }

    @Test
    void aProbabilityOfZeroCostsMuchButNotEverything() {
        double loss = scalar(new CrossEntropy(), new float[][]{{1, 0}}, new int[]{1}, 2);
        assertEquals(87.33654475, loss, 1e-6);
    }

    @Test
    void aLabelOutsideOfTheClassesIsAProgrammingError() {
        for (Metric metric : List.of(new Accuracy(), new Recall(), new CrossEntropy())) {
            Metric.Accumulator accumulator = metric.start(2);
            float[] scores = {0.5f, 0.5f, 0.5f};
            assertThrows(IndexOutOfBoundsException.class, () -> accumulator.add(scores, 0, 2));
            assertThrows(IndexOutOfBoundsException.class, () -> accumulator.add(scores, 0, -1));
        }
    }
}

package org.netloupe.embedding.epochs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.netloupe.tensor.Tensor;

class TrajectoriesTest {
    /** Predicted classes [instances][epochs]; the true one is 0. */
    private static final int[][] PREDICTED = {{0, 0, 0, 0}, {1, 0, 1, 0}, {1, 2, 1, 2}, {2, 2, 2, 0}, {0, 1, 0, 1}};

    private static Trajectories trajectories() {
        float[] scores = new float[4 * 5 * 3];
        for (int epoch = 0; epoch < 4; epoch++) {
            for (int i = 0; i < 5; i++) {
                for (int c = 0; c < 3; c++) {
                    scores[(epoch * 5 + i) * 3 + c] = PREDICTED[i][epoch] == c ? 0.9f - 0.1f * epoch : 0.05f;
                }
            }
        }
        return Trajectories.of(new EpochSeries(Tensor.of(scores, 4, 5, 3)), new int[5]);
    }

    @Test
    void countsWhatWasForgotten() {
        Trajectories trajectories = trajectories();
        assertEquals(0, trajectories.forgotten(0));
        assertEquals(1, trajectories.forgotten(1));
        assertEquals(2, trajectories.forgotten(4));
        assertArrayEquals(new int[]{1, 4}, trajectories.find(new Question.Forgotten(1)));
        assertArrayEquals(new int[]{4}, trajectories.find(new Question.Forgotten(2)));
    }

    @Test
    void findsWhatWasLearntLateOrNever() {
        Trajectories trajectories = trajectories();
        assertEquals(0, trajectories.learntForGood(0));
        assertEquals(3, trajectories.learntForGood(3));
        assertEquals(4, trajectories.learntForGood(4));
        assertArrayEquals(new int[]{1, 3}, trajectories.find(new Question.LearntLate(2)));
        assertArrayEquals(new int[]{2}, trajectories.find(new Question.NeverLearnt()));
    }

    @Test
    void findsCrossingsAndFallingConfidence() {
        Trajectories trajectories = trajectories();
        assertArrayEquals(new int[]{1, 4}, trajectories.find(new Question.Crossed(0, 1)));
        assertArrayEquals(new int[]{2}, trajectories.find(new Question.Crossed(2, 1)));
        assertEquals(-0.1, trajectories.trend(0, 4), 1e-6);
        assertArrayEquals(new int[]{0, 4}, trajectories.find(new Question.Falling(4, 0.09)));
    }

    @Test
    void refusesLabelsThatDoNotFit() {
        EpochSeries scores = new EpochSeries(Tensor.of(new float[6], 1, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Trajectories.of(scores, new int[]{0}));
        assertThrows(IllegalArgumentException.class, () -> Trajectories.of(scores, new int[]{0, 3}));
    }
}

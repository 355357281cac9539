package org.netloupe.monitor.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.core.data.Split;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.figure.matrix.Confusion;

/** Confusion matrices of evaluations. */
class EvaluationsTest {
    private static Evaluation evaluation(long[][] counts) {
        return new Evaluation(3, Split.VALIDATION, 10, 0.5, List.of("cat", "dog"),
                Map.of("accuracy", new MetricValue.Scalar(0.9), "matrix", new MetricValue.Matrix(counts)));
    }

    @Test
    @DisplayName("Rows are the truth, columns the prediction; the title names run and epoch")
    void keepsTheOrder() {
        Confusion confusion = Evaluations.confusion(evaluation(new long[][]{{5, 2}, {1, 2}})).orElseThrow();
        assertEquals(2, confusion.count(0, 1));
        assertEquals(1, confusion.count(1, 0));
        assertEquals("first, validation after epoch 3", Evaluations.picture("first", 3, confusion).title());
    }

    @Test
    @DisplayName("A matrix that does not fit the classes is none")
    void refusesOtherSizes() {
        assertTrue(Evaluations.confusion(evaluation(new long[][]{{5, 2, 0}, {1, 2, 0}, {0, 0, 1}})).isEmpty());
        assertTrue(Evaluations.confusion(evaluation(new long[][]{{5, 2}, {1}})).isEmpty());
    }
}

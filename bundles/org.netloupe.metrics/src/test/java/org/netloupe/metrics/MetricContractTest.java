package org.netloupe.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.json.Json;
import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

/** What every contributed metric has to keep. */
class MetricContractTest {
    static List<Contribution<Metric>> metrics() {
        return Contributions.ofPlatform().to(ExtensionPoint.METRICS);
    }

    @Test
    void theShippedMetricsAreContributed() {
        Set<String> ids = metrics().stream().map(Contribution::id).collect(Collectors.toSet());
        assertTrue(ids.containsAll(List.of("org.netloupe.metrics.accuracy", "org.netloupe.metrics.recall",
                "org.netloupe.metrics.precision", "org.netloupe.metrics.confusionMatrix",
                "org.netloupe.metrics.macroF1", "org.netloupe.metrics.top3", "org.netloupe.metrics.top5",
                "org.netloupe.metrics.loss")), ids.toString());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void hasANameAndADescription(Contribution<Metric> metric) {
        assertTrue(!metric.name().isBlank() && !metric.name().equals(metric.id()));
        assertTrue(metric.description().length() > 20, metric.description());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void answersForNoInstanceAndForOneClass(Contribution<Metric> metric) throws IOException {
        assertNotNull(metric.require(m -> m.start(0).result()));
        assertNotNull(metric.require(m -> m.start(3).result()));
        assertNotNull(metric.require(m -> {
            Metric.Accumulator accumulator = m.start(1);
            accumulator.add(new float[]{1}, 0, 0);
            return accumulator.result();
        }));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void doesNotDependOnTheOrderOfInstances(Contribution<Metric> metric) throws IOException {
        float[][] scores = randomScores(200, 7, 1);
        int[] labels = new Random(2).ints(200, 0, 7).toArray();
        MetricValue forwards = metric.require(m -> measured(m, scores, labels, false));
        MetricValue backwards = metric.require(m -> measured(m, scores, labels, true));
        assertClose(forwards, backwards);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void leavesScoresAloneAndKeepsNoReferenceToThem(Contribution<Metric> metric) throws IOException {
        MetricValue value = metric.require(m -> {
            Metric.Accumulator accumulator = m.start(3);
            float[] scores = {0.2f, 0.5f, 0.3f};
            accumulator.add(scores, 0, 1);
            assertTrue(Arrays.equals(new float[]{0.2f, 0.5f, 0.3f}, scores));
            Arrays.fill(scores, Float.NaN);
            return accumulator.result();
        });
        MetricValue untouched = metric
                .require(m -> measured(m, new float[][]{{0.2f, 0.5f, 0.3f}}, new int[]{1}, false));
        assertClose(untouched, value);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void accumulatorsOfOneMetricAreIndependent(Contribution<Metric> metric) throws IOException {
        MetricValue alone = metric.require(m -> measured(m, randomScores(20, 4, 3), new int[20], false));
        MetricValue besideAnother = metric.require(m -> {
            Metric.Accumulator other = m.start(4);
            other.add(new float[]{0, 0, 0, 1}, 0, 3);
            return measured(m, randomScores(20, 4, 3), new int[20], false);
        });
        assertClose(alone, besideAnother);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void itsValueSurvivesJson(Contribution<Metric> metric) throws IOException {
        MetricValue value = metric.require(m -> measured(m, randomScores(5, 7, 4), new int[5], false));
        String json = Json.MAPPER.writerFor(MetricValue.class).writeValueAsString(value);
        assertClose(value, Json.MAPPER.readValue(json, MetricValue.class));
    }

    private static float[][] randomScores(int instances, int classes, long seed) {
        Random random = new Random(seed);
        float[][] scores = new float[instances][classes];
        for (float[] row : scores) {
            for (int i = 0; i < classes; i++) {
                row[i] = random.nextFloat();
            }
        }
        return scores;
    }

    private static MetricValue measured(Metric metric, float[][] scores, int[] labels, boolean backwards) {
        Metric.Accumulator accumulator = metric.start(scores[0].length);
        for (int i = 0; i < labels.length; i++) {
            int at = backwards ? labels.length - 1 - i : i;
            accumulator.add(scores[at], 0, labels[at]);
        }
        return accumulator.result();
    }

    private static void assertClose(MetricValue expected, MetricValue found) {
        switch (expected) {
            case MetricValue.Scalar(double value) ->
                assertEquals(value, ((MetricValue.Scalar) found).value(), 1e-12);
            case MetricValue.PerClass(double[] values) ->
                assertTrue(Arrays.equals(values, ((MetricValue.PerClass) found).values()));
            case MetricValue.Matrix(long[][] counts) ->
                assertTrue(Arrays.deepEquals(counts, ((MetricValue.Matrix) found).counts()));
        }
    }
}

package org.netloupe.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.core.json.Json;
import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;

import com.fasterxml.jackson.databind.JsonNode;

/** The metrics say what scikit-learn says; expected.py beside expected.json made it. */
class ScikitLearnTest {
    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = ScikitLearnTest.class.getResourceAsStream("expected.json")) {
            JsonNode cases = Json.MAPPER.readTree(in).get("cases");
            List<JsonNode> all = StreamSupport.stream(cases.spliterator(), false).toList();
            return all.stream().map(node -> Arguments.of(node.get("name").asText(), node));
        }
    }

    private static MetricValue measured(Metric metric, JsonNode expected) {
        Metric.Accumulator accumulator = metric.start(expected.get("classes").asInt());
        float[][] scores = Json.MAPPER.convertValue(expected.get("scores"), float[][].class);
        int[] labels = Json.MAPPER.convertValue(expected.get("labels"), int[].class);
        for (int i = 0; i < labels.length; i++) {
            accumulator.add(scores[i], 0, labels[i]);
        }
        return accumulator.result();
    }

    private static void assertScalar(String name, Metric metric, JsonNode expected) {
        double value = ((MetricValue.Scalar) measured(metric, expected)).value();
        assertEquals(expected.get("scalars").get(name).asDouble(), value, 1e-12, name);
    }

    private static void assertPerClass(String name, Metric metric, JsonNode expected) {
        double[] values = ((MetricValue.PerClass) measured(metric, expected)).values();
        double[] wanted = StreamSupport.stream(expected.get("perClass").get(name).spliterator(), false)
                .mapToDouble(node -> node.asDouble(Double.NaN)).toArray();
        assertArrayEquals(wanted, values, 1e-15, name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void scalarsAgree(String name, JsonNode expected) {
        assertScalar("accuracy", new Accuracy(), expected);
        assertScalar("macroF1", new MacroF1(), expected);
        assertScalar("top3", new Top3(), expected);
        assertScalar("top5", new Top5(), expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void crossEntropyAgreesWithLogLossUpToItsNormalisation(String name, JsonNode expected) {
        double value = ((MetricValue.Scalar) measured(new CrossEntropy(), expected)).value();
        assertEquals(expected.get("scalars").get("crossEntropy").asDouble(), value, 1e-7, name);
        assertEquals(expected.get("scalars").get("logLoss").asDouble(), value, 1e-5, name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void recallPrecisionAndConfusionMatrixAgree(String name, JsonNode expected) {
        assertPerClass("recall", new Recall(), expected);
        assertPerClass("precision", new Precision(), expected);
        long[][] wanted = Json.MAPPER.convertValue(expected.get("confusionMatrix"), long[][].class);
        long[][] counts = ((MetricValue.Matrix) measured(new ConfusionMatrix(), expected)).counts();
        assertArrayEquals(wanted, counts, name);
    }
}

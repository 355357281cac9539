package org.netloupe.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.data.Split;
import org.netloupe.core.json.Json;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.tensor.InputException;

/** What a run's folder keeps is read back as it was written. */
class RunFolderTest {
    private static final DatasetSpec DATASET = new DatasetSpec("org.netloupe.data.idx",
            Optional.of(Path.of("/data/mnist")), Map.of("validation", "0.1"));

    @TempDir
    Path path;

    private RunFolder folder() {
        return new RunFolder(path.resolve("r1"));
    }

    @Test
    void keepsRequests() throws IOException {
        TrainingRequest fresh = TrainingRequest.fromArchitecture("r1", "first", "dl4j", DATASET,
                new Architecture("net", List.of(new Layer.Conv2D(32, 3), new Layer.Dense(10))),
                TrainingSettings.DEFAULT);
        folder().writeRequest(fresh);
        assertEquals(fresh, folder().readRequest());
        assertEquals(DATASET, folder().readRequest().dataset());
        TrainingRequest onwards = TrainingRequest.fromModel("r1", "second", "dl4j",
                new DatasetSpec("glyphs", Optional.empty(), Map.of()), Path.of("/m.zip"), TrainingSettings.DEFAULT);
        folder().writeRequest(onwards);
        assertEquals(onwards, folder().readRequest());
        assertEquals(Optional.empty(), folder().readRequest().dataset().path());
    }

    @Test
    void aRequestNeedsEitherAnArchitectureOrAModel() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> new TrainingRequest("r", "n", "e", "p", null, Map.of(),
                null, null, TrainingSettings.DEFAULT));
        Files.createDirectories(folder().path());
        Files.writeString(folder().path().resolve("request.json"),
                "{\"run\": \"r\", \"name\": \"n\", \"engine\": \"e\", \"datasetProvider\": \"p\", "
                        + "\"datasetOptions\": {}, \"settings\": {\"batchSize\": 1, \"epochs\": 1}}");
        InputException fault = assertThrows(InputException.class, () -> folder().readRequest());
        assertTrue(fault.getMessage().contains("request.json"), fault.getMessage());
    }

    @Test
    void keepsStatusesWithNanAndInfinity() throws IOException {
        assertEquals(Optional.empty(), folder().readStatus());
        RunStatus status = new RunStatus(RunState.RUNNING, 2, 10, 800, 0.2, Double.NaN, Double.POSITIVE_INFINITY,
                Map.of("train/loss", Double.NaN, "validation/accuracy", 0.1 + 0.2), "line\n\"quoted\" é", 4711,
                1_700_000_000_000L, 1_700_000_000_001L);
        folder().writeStatus(status);
        assertEquals(Optional.of(status), folder().readStatus());
        for (RunState state : RunState.values()) {
            folder().writeStatus(status.in(state, "reason"));
            assertEquals(state, folder().readStatus().orElseThrow().state());
        }
    }

    @Test
    void aStatusThatIsNoStatusIsNamed() throws IOException {
        Files.createDirectories(folder().path());
        Path file = folder().path().resolve("status.json");
        for (String broken : List.of("", "{", "[1]", "{\"state\": \"SLEEPING\"}", "{\"unknown\": 1}", "null")) {
            Files.writeString(file, broken);
            InputException fault = assertThrows(InputException.class, () -> folder().readStatus(), broken);
            assertTrue(fault.getMessage().contains("status.json"), fault.getMessage());
        }
    }

    @Test
    void keepsEvaluationsWithEveryKindOfMetric() throws IOException {
        Evaluation evaluation = new Evaluation(3, Split.VALIDATION, 100, Double.NaN, List.of("zero", "one"),
                Map.of("a", new MetricValue.Scalar(Double.NaN), "b",
                        new MetricValue.PerClass(new double[]{0.5, Double.NaN}), "c",
                        new MetricValue.Matrix(new long[][]{{1, 2}, {3, Long.MAX_VALUE}})));
        Path file = folder().evaluation(3);
        Json.write(file, evaluation);
        assertEquals("epoch-0003.json", file.getFileName().toString());
        Evaluation read = Json.read(file, Evaluation.class, "an evaluation");
        assertEquals(evaluation.classes(), read.classes());
        assertEquals(Double.NaN, read.loss());
        assertEquals(new MetricValue.Scalar(Double.NaN), read.metrics().get("a"));
        assertTrue(Arrays.equals(new double[]{0.5, Double.NaN}, ((MetricValue.PerClass) read.metrics().get("b"))
                .values()));
        assertTrue(Arrays.deepEquals(new long[][]{{1, 2}, {3, Long.MAX_VALUE}},
                ((MetricValue.Matrix) read.metrics().get("c")).counts()));
    }

    @Test
    void checkpointsAreListedByEpoch() throws IOException {
        assertEquals(List.of(), folder().checkpoints());
        Files.createDirectories(folder().path().resolve("checkpoints"));
        for (int epoch : new int[]{10, 9, 1}) {
            Files.createFile(folder().checkpoint(epoch));
        }
        Files.createFile(folder().path().resolve("checkpoints/.epoch-0011.zip.part"));
        assertEquals(List.of(1, 9, 10), folder().checkpoints().stream().map(RunFolder::epochOf).toList());
    }

    @Test
    void aStatusKnowsWhetherItsProcessIsStillThere() {
        long own = ProcessHandle.current().pid();
        long start = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        assertTrue(ofProcess(own, start).isProcessAlive());
        assertFalse(ofProcess(own, start - 60_000).isProcessAlive(), "another process that got its number");
        assertFalse(ofProcess(0, 0).isProcessAlive());
        assertFalse(RunStatus.queued(5).isProcessAlive());
    }

    private static RunStatus ofProcess(long pid, long start) {
        return new RunStatus(RunState.RUNNING, 0, 1, 0, 0, 0, 0, Map.of(), "", pid, start, 0);
    }
}

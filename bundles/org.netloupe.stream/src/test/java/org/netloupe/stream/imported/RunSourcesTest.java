package org.netloupe.stream.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.agent.value.Value;
import org.netloupe.stream.events.EventWriter;
import org.netloupe.tensor.InputException;

/** Runs of other programs. */
class RunSourcesTest {
    @TempDir
    Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> scalars(RunSource source) throws IOException {
        List<String> lines = new ArrayList<>();
        source.read((tag, step, time, value) -> lines.add("%s %d %s %s".formatted(tag, step, time, value)));
        return lines;
    }

    @Test
    @DisplayName("MLflow's file store: names, parameters, metrics in the order of their steps, nested names")
    void mlflow() throws IOException {
        String run = "mlruns/0/4a5b/";
        file(run + "meta.yaml", "artifact_uri: x\nrun_name: 'bold crane'\nlifecycle_stage: active\n");
        file(run + "params/lr", "0.1");
        file(run + "metrics/loss", "1700000000500 0.5 1\n1700000002500 nan 3\n1700000001500 0.25 2\n");
        file(run + "metrics/val/acc", "1700000000000 0.9 0\n1700000001000 0.8 0\n");
        file("mlruns/0/dead/meta.yaml", "lifecycle_stage: deleted\n");
        Files.createDirectories(folder.resolve("mlruns/0/dead/metrics"));
        file("mlruns/0/meta.yaml", "name: Default\n");
        List<RunSource> found = RunSources.find(folder.resolve("mlruns"));
        assertEquals(1, found.size());
        assertEquals("bold crane", found.getFirst().name());
        assertEquals(Map.of("lr", "0.1"), found.getFirst().settings());
        assertEquals(List.of("loss 1 1.7000000005E9 0.5", "loss 2 1.7000000015E9 0.25", "loss 3 1.7000000025E9 NaN",
                "val/acc 0 1.7E9 0.9", "val/acc 1 1.700000001E9 0.8"), scalars(found.getFirst()));
        file(run + "metrics/loss", "1700000000500 0.5 1\nyesterday 1 2\n");
        String message = String
                .valueOf(assertThrows(InputException.class, () -> scalars(found.getFirst())).getMessage());
        assertTrue(message.contains("loss, line 2: expected a time in milliseconds"), message);
    }

    @Test
    @DisplayName("Tables: a column a metric, texts left out, empty cells and NaN, TensorBoard's export")
    void tables() throws IOException {
        Path keras = file("keras.csv", "epoch,\"loss, train\",phase,acc,timestamp\n0,0.5,train,,1700000000000\n"
                + "\n1,nan,test,1e-1,1700000001000\n");
        RunSource source = RunSources.find(keras).getFirst();
        assertEquals("keras", source.name());
        assertEquals(List.of("loss, train 0 1.7E9 0.5", "loss, train 1 1.700000001E9 NaN", "acc 1 1.700000001E9 0.1"),
                scalars(source));
        Path exported = file("run-lr_0.1-tag-loss_train.csv", "Wall time,Step,Value\n1700000000.5,7,0.25\n");
        RunSource tag = RunSources.find(exported).getFirst();
        assertEquals("lr_0.1", tag.name());
        assertEquals(List.of("loss_train 7 1.7000000005E9 0.25"), scalars(tag));
        assertEquals(List.of("a 1 5.0 2.0"),
                scalars(RunSources.find(file("x.tsv", "step\ttime\ta\n1\t5\t2\n")).getFirst()));
        assertEquals(3, RunSources.find(folder).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"loss,acc;1,2|line 1: expected a column of steps", "step;1|columns of metrics",
            "step,a;1,2,3|line 2: expected 2 cells, found 3", "step,a;1.5,2|a whole number as step, found \"1.5\"",
            "step,a;1,2;2,x|line 3, column 2: expected a number, found \"x\"", "''|a column of steps"})
    @DisplayName("A broken table is refused with file, line and column")
    void refusesTables(String lines, String expected) throws IOException {
        Path file = file("broken.csv", lines.replace(';', '\n'));
        String message = String.valueOf(assertThrows(InputException.class,
                () -> scalars(RunSources.find(file).getFirst())).getMessage());
        assertTrue(message.contains("broken.csv") && message.contains(expected), message);
    }

    @Test
    @DisplayName("Event files are runs where they lie, with their hyperparameters; without a sound record they are refused")
    void events() throws IOException {
        try (EventWriter writer = new EventWriter(folder.resolve("logs/a/b"))) {
            writer.start(1, Map.of("lr", new Value.Real(0.5)), List.of());
            writer.scalar("loss", 1, 2, 3);
        }
        List<RunSource> found = RunSources.find(folder.resolve("logs"));
        assertEquals(List.of(new EventSource("a/b", folder.resolve("logs/a/b"))), found);
        assertEquals(Map.of("lr", "0.5"), found.getFirst().settings());
        assertEquals(List.of("loss 1 2.0 3.0"), scalars(found.getFirst()));
        file("bad/events.out.tfevents.1", "this is no event file at all");
        String message = String.valueOf(assertThrows(InputException.class,
                () -> scalars(RunSources.find(folder.resolve("bad")).getFirst())).getMessage());
        assertTrue(message.contains("tfevents.1 at byte 0"), message);
        assertThrows(InputException.class, () -> RunSources.find(folder.resolve("absent")));
        Files.createDirectories(folder.resolve("empty"));
        assertThrows(InputException.class, () -> RunSources.find(folder.resolve("empty")));
    }

    @Test
    @DisplayName("Mutated tables and metrics end in values or the domain exception")
    void fuzz() throws IOException {
        byte[] table = "step,wall_time,a,\"b\"\n1,2,3,4\n2,3,NaN,5\n".getBytes(StandardCharsets.UTF_8);
        byte[] metric = "1700000000500 0.5 1\n1700000002500 nan 3\n".getBytes(StandardCharsets.UTF_8);
        file("run/meta.yaml", "run_name: x\n");
        Path csv = folder.resolve("t.csv");
        Path metrics = file("run/metrics/m", "");
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 500; round++) {
            Files.write(csv, mutated(table, random));
            Files.write(metrics, mutated(metric, random));
            for (RunSource source : List.of(new TableSource(csv), new MlflowSource(folder.resolve("run")))) {
                try {
                    assertTrue(scalars(source).size() <= 20);
                } catch (InputException e) {
                    assertTrue(String.valueOf(e.getMessage()).contains("expected"));
                }
            }
        }
    }

    private static byte[] mutated(byte[] valid, SplittableRandom random) {
        byte[] bytes = java.util.Arrays.copyOf(valid,
                random.nextInt(2) == 0 ? valid.length : random.nextInt(valid.length));
        for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}

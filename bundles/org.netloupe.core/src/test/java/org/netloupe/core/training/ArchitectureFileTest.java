package org.netloupe.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.json.Json;
import org.netloupe.tensor.InputException;

/** Architectures as JSON. */
class ArchitectureFileTest {
    @TempDir
    Path folder;

    private ArchitectureFile read(String json) throws IOException {
        return ArchitectureFile.read(Files.writeString(folder.resolve("net.json"), json));
    }

    @Test
    void everyKindOfLayerIsRead() throws IOException {
        ArchitectureFile file = read("""
                {"name": "all", // comments are allowed
                 "layers": [{"kind": "conv2d", "filters": 32, "kernel": 3}, {"kind": "maxPool", "size": 2, "stride": 2},
                  {"kind": "averagePool", "size": 3, "stride": 1}, {"kind": "dense", "units": 64},
                  {"kind": "activation", "function": "RELU"}, {"kind": "dropout", "rate": 0.5},
                  {"kind": "embedding", "dimensions": 8}, {"kind": "lstm", "units": 10}],
                 "training": {"optimizer": {"kind": "SGD", "learningRate": 0.1}, "batchSize": 64, "epochs": 3,
                  "seed": 5, "threads": 2}}
                """);
        assertEquals(List.of(new Layer.Conv2D(32, 3), new Layer.MaxPool(2, 2), new Layer.AveragePool(3, 1),
                new Layer.Dense(64), new Layer.Activation(Layer.Activation.Function.RELU), new Layer.Dropout(0.5),
                new Layer.Embedding(8), new Layer.Lstm(10)), file.layers());
        assertEquals(new TrainingSettings(new Optimizer(Optimizer.Kind.SGD, 0.1), 64, 3, 5, 2), file.training());
        Path again = folder.resolve("again.json");
        Json.write(again, file);
        assertEquals(file, ArchitectureFile.read(again));
    }

    @Test
    void nameAndTrainingMayBeAbsent() throws IOException {
        ArchitectureFile file = read("{\"layers\": [{\"kind\": \"dense\", \"units\": 1}]}");
        assertEquals("net", file.name());
        assertEquals(TrainingSettings.DEFAULT, file.training());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"layers\": [|line 1 column",
            "|net.json", "null|found null", "[]|line 1 column 1",
            "{\"layers\": [{\"kind\": \"dence\", \"units\": 3}]}|dence",
            "{\"layers\": [{\"units\": 3}]}|kind",
            "{\"layers\": [{\"kind\": \"dense\", \"units\": 0}]}|units: expected at least 1, found 0",
            "{\"layers\": [{\"kind\": \"dense\", \"unit\": 3}]}|unit",
            "{\"layers\": [{\"kind\": \"dense\", \"units\": \"many\"}]}|many",
            "{\"layers\": [{\"kind\": \"dropout\", \"rate\": 1.5}]}|between 0 and 1, found 1.5",
            "{\"layers\": [], \"training\": {\"batchSize\": 0, \"epochs\": 1, \"seed\": 1, \"threads\": 0}}"
                    + "|batchSize: expected 1 to 1000000, found 0"})
    void mistakesAreNamedWithTheirPlace(String json, String part) {
        String text = json == null ? "" : json;
        InputException fault = assertThrows(InputException.class, () -> read(text));
        assertTrue(fault.getMessage().contains(part), fault.getMessage());
        assertTrue(fault.getMessage().contains("net.json"), fault.getMessage());
        assertTrue(fault.getMessage().contains("expected an architecture as JSON"), fault.getMessage());
        assertEquals(1, fault.getMessage().lines().count());
    }

    @Test
    void damagedFilesComeOutAsTheDomainExceptionOrNotAtAll() throws IOException {
        byte[] whole = """
                {"name": "all", "layers": [{"kind": "conv2d", "filters": 32, "kernel": 3}, {"kind": "dropout",
                 "rate": 0.5}], "training": {"optimizer": {"kind": "SGD", "learningRate": 0.1}, "batchSize": 64,
                 "epochs": 3, "seed": 5, "threads": 2}}""".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20260101);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int n = random.nextInt(4); n > 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("damaged.json"), damaged);
            try {
                ArchitectureFile.read(file);
            } catch (InputException e) {
                assertTrue(e.getMessage().contains("damaged.json"), e.getMessage());
            }
        }
    }

    @Test
    void aLaterLineIsNamed() {
        InputException fault = assertThrows(InputException.class,
                () -> read("{\n \"layers\": [\n  {\"kind\": \"dense\", \"units\": x}]}"));
        assertTrue(fault.getMessage().contains("net.json, line 3 column 30"), fault.getMessage());
    }

    @Test
    void anAbsentFileIsNamed() {
        InputException fault = assertThrows(InputException.class,
                () -> ArchitectureFile.read(folder.resolve("absent.json")));
        assertTrue(fault.getMessage().contains("absent.json: expected an architecture as JSON, found no such file"),
                fault.getMessage());
    }
}

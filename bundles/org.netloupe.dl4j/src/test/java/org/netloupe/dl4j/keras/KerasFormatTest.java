package org.netloupe.dl4j.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.netloupe.core.data.Probe;
import org.netloupe.core.json.Json;
import org.netloupe.core.model.Activations;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.Optimizer;
import org.netloupe.dl4j.network.Borders;
import org.netloupe.dl4j.network.Dl4jModel;
import org.netloupe.dl4j.network.TrainableModel;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;

import com.fasterxml.jackson.databind.JsonNode;

/** Models in Keras's layouts, written by keras/make_keras.py together with what numpy computes for them. */
class KerasFormatTest {
    @TempDir
    Path folder = Path.of("");
    private final KerasFormat format = new KerasFormat();

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(KerasFormatTest.class.getResource("/keras/" + name).toURI());
    }

    private static Tensor tensor(JsonNode node) {
        long[] shape = StreamSupport.stream(node.get("shape").spliterator(), false).mapToLong(JsonNode::asLong)
                .toArray();
        float[] values = new float[node.get("values").size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) node.get("values").get(i).asDouble();
        }
        return Tensor.of(values, shape);
    }

    @ParameterizedTest
    @CsvSource({"images.h5, images.json", "images-split.h5, images.json", "branch.keras, branch.json",
            "words.keras, words.json", "separated.h5, separated.json", "simple.keras, simple.json",
            "signals.h5, signals.json", "directions.keras, directions.json", "summed.keras, summed.json",
            "slopes.h5, slopes.json"})
    void computesWhatNumpyComputes(String file, String expectedFile) throws Exception {
        JsonNode expected = Json.MAPPER.readTree(Files.readString(resource(expectedFile)));
        List<String> taps = StreamSupport.stream(((Iterable<String>) expected::fieldNames).spliterator(), false)
                .filter(name -> !name.equals("input") && !name.equals("output")).toList();
        assertEquals(Probe.CERTAIN, format.probe(resource(file)));

        try (LoadedModel model = format.load(resource(file), Progress.NONE)) {
            Activations activations = model.run(tensor(expected.get("input")), taps);

            assertNear(tensor(expected.get("output")), activations.output(), "output");
            for (String tap : taps) {
                assertNear(tensor(expected.get(tap)), activations.taps().get(tap), tap);
            }
        }
    }

    private static void assertNear(Tensor expected, Tensor found, String what) {
        assertEquals(expected.shape(), found.shape(), what);
        assertArrayEquals(expected.toFloats(), found.toFloats(), 2e-5f, what);
    }

    @Test
    void tellsShapesAndParametersAsKerasDoes() throws Exception {
        try (LoadedModel model = format.load(resource("images.h5"), Progress.NONE)) {
            List<String> nodes = model.graph().nodes().stream().map(GraphNode::id).toList();

            assertEquals(List.of("conv2d", "batch_normalization", "max_pooling2d", "conv2d_1", "flatten", "dropout",
                    "dense", "dense_1"), nodes);
            assertEquals(List.of(1L, 7L, 9L), model.graph().inputs().getFirst().extents());
            assertEquals(List.of(4L, 7L, 9L), extents(model, "conv2d"));
            assertEquals(List.of(3L, 2L, 3L), extents(model, "conv2d_1"));
            assertEquals(List.of(18L), extents(model, "flatten"));
            assertEquals(List.of(3L), extents(model, "dense_1"));
            // 3*3*1*4+4, 4*4, 2*2*4*3+3, 18*5+5, 5*3+3
            assertEquals(40 + 16 + 51 + 95 + 18, model.graph().parameterCount());
        }
    }

    /** A step too narrow to change anything: layers that kept DL4J's own optimiser would change by a tenth. */
    @ParameterizedTest
    @ValueSource(strings = {"summed.keras", "slopes.h5", "signals.h5"})
    void isTrainedWithTheOptimiserThatWasChosen(String file) throws Exception {
        try (LoadedModel model = format.load(resource(file), Progress.NONE)) {
            ComputationGraph network = ((Dl4jModel) model).network();
            TrainableModel.requireTrainable(file, network);
            TrainableModel.prepare(network, new Optimizer(Optimizer.Kind.SGD, 1e-30));
            float[] before = Borders.floats(network.params());
            step(network, file);
            assertArrayEquals(before, Borders.floats(network.params()), 1e-6f);
        }
    }

    @Test
    void lastStepsOfBothDirectionsAreNotTrained() throws Exception {
        try (LoadedModel model = format.load(resource("directions.keras"), Progress.NONE)) {
            InputException e = assertThrows(InputException.class,
                    () -> TrainableModel.requireTrainable("a model", ((Dl4jModel) model).network()));

            assertTrue(e.getMessage().startsWith("a model, layer ends: expected a layer that DL4J can train"),
                    e.getMessage());
        }
    }

    private static void step(ComputationGraph network, String file) throws Exception {
        JsonNode expected = Json.MAPPER.readTree(Files.readString(resource(file.replaceFirst("\\..*", ".json"))));
        Tensor input = tensor(expected.get("input"));
        INDArray fed = Borders.array(input.toFloats(), input.shape().extents());
        INDArray labels = Borders.array(new float[]{1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
        network.fit(new INDArray[]{fed.rank() == 3 ? fed.permute(0, 2, 1).dup('c') : fed}, new INDArray[]{labels});
    }

    private static List<Long> extents(LoadedModel model, String node) {
        return model.graph().node(node).orElseThrow().outputs().getFirst().extents();
    }

    @ParameterizedTest
    @CsvSource({"lambda.h5, layer special (Lambda)", "unknown.h5, layer special (FancyAttention)"})
    void refusesByName(String file, String place) throws Exception {
        InputException e = assertThrows(InputException.class, () -> format.load(resource(file), Progress.NONE));

        assertTrue(e.getMessage().contains(place), e.getMessage());
    }

    @Test
    void refusesABatchOfAnotherShapeAndAnUnknownTap() throws Exception {
        try (LoadedModel model = format.load(resource("images.h5"), Progress.NONE)) {
            Tensor wrong = Tensor.of(new float[63], 1, 1, 9, 7);
            InputException shape = assertThrows(InputException.class, () -> model.predict(wrong));
            assertTrue(shape.getMessage().contains("instances [1, 7, 9], found [1, 1, 9, 7]"), shape.getMessage());

            Tensor right = Tensor.of(new float[63], 1, 1, 7, 9);
            InputException tap = assertThrows(InputException.class, () -> model.run(right, List.of("nothing")));
            assertTrue(tap.getMessage().contains("\"nothing\""), tap.getMessage());
        }
    }

    @Test
    void isNotSureOfOtherFiles() throws Exception {
        Path text = Files.writeString(folder.resolve("a.h5"), "hello");
        Path zip = Files.writeString(folder.resolve("a.keras"), "hello");

        assertEquals(Probe.NO, format.probe(text));
        assertEquals(Probe.POSSIBLE, format.probe(zip));
        assertEquals(Probe.NO, format.probe(folder));
        assertThrows(InputException.class, () -> format.load(zip, Progress.NONE));
    }

    /** Bytes changed, cut and doubled: a model, or one sentence; nothing else, and not for long. */
    @ParameterizedTest
    @ValueSource(strings = {"images.h5", "branch.keras"})
    void anyDamageIsOneSentence(String name) throws Exception {
        byte[] whole = Files.readAllBytes(resource(name));
        Random random = new Random(7);
        Path file = folder.resolve("damaged-" + name);
        int refused = 0;
        for (int round = 0; round < 120; round++) {
            Files.write(file, damaged(whole, random));
            refused += assertTimeout(Duration.ofSeconds(20), () -> isRefused(file)) ? 1 : 0;
        }
        assertTrue(refused > 20, refused + " of 120 refused");
    }

    private boolean isRefused(Path file) throws IOException {
        format.probe(file);
        try (LoadedModel _ = format.load(file, Progress.NONE)) {
            return false;
        } catch (InputException e) {
            return true;
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            // the first kilobytes hold the structure, where damage is worst
            int at = random.nextInt(random.nextBoolean() ? Math.min(4096, bytes.length) : bytes.length);
            bytes[at] = switch (random.nextInt(3)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) 0xff;
                default -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            };
        }
        return random.nextInt(5) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}

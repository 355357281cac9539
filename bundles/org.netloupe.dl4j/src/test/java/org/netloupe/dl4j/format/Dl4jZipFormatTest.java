package org.netloupe.dl4j.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Probe;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.operation.Progress;
import org.netloupe.dl4j.natives.Natives;
import org.netloupe.dl4j.network.Borders;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;

/** Files that DL4J's own ModelSerializer writes, our own read by it, and damaged and hostile ones. */
class Dl4jZipFormatTest {
    @TempDir
    Path folder = Path.of("");
    private final Dl4jZipFormat format = new Dl4jZipFormat();
    private Path file = Path.of("");

    @BeforeEach
    void writeWithDl4j() throws IOException {
        Natives.prepare();
        file = folder.resolve("net.zip");
        ModelSerializer.writeModel(network(), file.toFile(), true);
    }

    private static MultiLayerNetwork network() {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder().seed(1).updater(new Adam(1e-3))
                .list().layer(new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.RELU).build())
                .layer(new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build())
                .layer(new DenseLayer.Builder().nOut(6).activation(Activation.TANH).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(3).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(10, 10, 2)).build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    private static float[] noise(int count) {
        Random random = new Random(3);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    @Test
    void readsWhatDl4jWrites() throws IOException {
        assertEquals(Probe.CERTAIN, format.probe(file));
        Tensor batch = Tensor.of(noise(5 * 200), 5, 2, 10, 10);
        INDArray expected = network().output(Borders.array(batch.toFloats(), 5, 2, 10, 10));

        try (LoadedModel model = format.load(file, Progress.NONE)) {
            assertArrayEquals(Borders.floats(expected), model.predict(batch).toFloats(), 1e-6f);
            // 3*3*2*4+4, 4*4*4*6+6, 6*3+3
            assertEquals(76 + 390 + 21, model.graph().parameterCount());
            assertEquals(List.of("Conv2D", "MaxPooling2D", "Dense", "Dense"),
                    model.graph().nodes().stream().map(node -> node.operator()).toList());
            assertEquals(List.of(2L, -1L, -1L), model.graph().inputs().getFirst().extents(),
                    "10 and 11 pixels give the same number after pooling, and the file does not say");
            assertEquals(List.of(4L, 4L, 4L), model.graph().nodes().get(1).outputs().getFirst().extents());
        }
    }

    /** Taps against loops written from the definitions. */
    @Test
    void tapsAreWhatANaiveForwardPassGives() throws IOException {
        MultiLayerNetwork network = network();
        float[] image = noise(200);
        try (LoadedModel model = format.load(file, Progress.NONE)) {
            Map<String, Tensor> taps = model.run(Tensor.of(image, 1, 2, 10, 10), List.of("0", "1", "2")).taps();

            float[] convolved = convolved(image, network.getLayer(0).getParam("W"), network.getLayer(0).getParam("b"));
            assertArrayEquals(convolved, taps.get("0").toFloats(), 1e-5f);
            assertArrayEquals(new long[]{1, 4, 8, 8}, taps.get("0").shape().extents());
            float[] pooled = pooled(convolved);
            assertArrayEquals(pooled, taps.get("1").toFloats(), 1e-5f);
            assertArrayEquals(dense(pooled, network.getLayer(2).getParam("W"), network.getLayer(2).getParam("b")),
                    taps.get("2").toFloats(), 1e-5f);
        }
    }

    private static float[] convolved(float[] image, INDArray weights, INDArray bias) {
        float[] out = new float[4 * 8 * 8];
        for (int i = 0; i < out.length; i++) {
            int f = i / 64;
            double sum = bias.getDouble(f);
            for (int c = 0; c < 2; c++) {
                for (int k = 0; k < 9; k++) {
                    sum += weights.getDouble(f, c, k / 3, k % 3)
                            * image[c * 100 + (i / 8 % 8 + k / 3) * 10 + i % 8 + k % 3];
                }
            }
            out[i] = (float) Math.max(0, sum);
        }
        return out;
    }

    private static float[] pooled(float[] image) {
        float[] out = new float[4 * 4 * 4];
        for (int i = 0; i < out.length; i++) {
            int corner = i / 16 * 64 + i / 4 % 4 * 2 * 8 + i % 4 * 2;
            out[i] = Math.max(Math.max(image[corner], image[corner + 1]),
                    Math.max(image[corner + 8], image[corner + 9]));
        }
        return out;
    }

    private static float[] dense(float[] in, INDArray weights, INDArray bias) {
        float[] out = new float[6];
        for (int u = 0; u < out.length; u++) {
            double sum = bias.getDouble(u);
            for (int i = 0; i < in.length; i++) {
                sum += in[i] * weights.getDouble(i, u);
            }
            out[u] = (float) Math.tanh(sum);
        }
        return out;
    }

    @Test
    void dl4jReadsWhatIsWrittenHere() throws IOException {
        SavedNetwork saved = Dl4jZip.read(file, true);
        Path own = folder.resolve("own.zip");
        Dl4jZip.write(own, saved.network(), new InputNote(FeatureKind.IMAGE, List.of(2L, 10L, 10L), List.of("a")));

        assertArrayEquals(Borders.floats(network().params()),
                Borders.floats(ModelSerializer.restoreComputationGraph(own.toFile(), true).params()));
        try (LoadedModel model = format.load(own, Progress.NONE)) {
            assertEquals(List.of(2L, 10L, 10L), model.graph().inputs().getFirst().extents());
            assertEquals(List.of(4L, 8L, 8L), model.graph().nodes().getFirst().outputs().getFirst().extents());
        }
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private Path write(Map<String, byte[]> entries) throws IOException {
        Path target = folder.resolve("changed.zip");
        try (OutputStream out = Files.newOutputStream(target); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return target;
    }

    private String refusal(Map<String, byte[]> entries) throws IOException {
        Path changed = write(entries);
        return String.valueOf(
                assertThrows(InputException.class, () -> format.load(changed, Progress.NONE)).getMessage());
    }

    private Map<String, byte[]> withConfiguration(String from, String to) throws IOException {
        Map<String, byte[]> entries = entries();
        String json = new String(entries.get("configuration.json"), StandardCharsets.UTF_8);
        assertTrue(json.contains(from));
        entries.put("configuration.json", json.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    @Test
    void namesNoClassesButDl4jsOwnSettings() throws IOException {
        for (String hostile : List.of("javax.swing.JEditorPane", "org.nd4j.linalg.cpu.nativecpu.NDArray",
                "org.deeplearning4j.nn.conf.layers.samediff.SameDiffLambdaLayer")) {
            assertTrue(refusal(withConfiguration("org.nd4j.linalg.learning.config.Adam", hostile))
                    .contains("the class " + hostile));
        }
    }

    @Test
    void serialisedObjectsAreNeverRead() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("preprocessor.bin", new byte[]{(byte) 0xac, (byte) 0xed, 0, 5, 1, 2, 3});
        entries.put("normalizer.bin", new byte[]{(byte) 0xac, (byte) 0xed, 0, 5, 1, 2, 3});

        format.load(write(entries), Progress.NONE).close();
    }

    @Test
    void weightsMustBelongToTheConfiguration() throws IOException {
        assertTrue(refusal(withConfiguration("\"nout\" : 6", "\"nout\" : 2000000000")).contains("parameters"));
        Map<String, byte[]> cut = entries();
        cut.put("coefficients.bin", Arrays.copyOf(cut.get("coefficients.bin"), 700));
        assertTrue(refusal(cut).contains("an end of the data before them"));
        cut.remove("coefficients.bin");
        assertTrue(refusal(cut).contains("an entry coefficients.bin"));
    }

    @Test
    void aFlippedBitInTheDataIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            byte[] bytes = whole.clone();
            bytes[whole.length / 4 + random.nextInt(whole.length / 2)] ^= (byte) (1 << random.nextInt(8));
            Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);
            assertTrue(isRefused(damaged) || sameWeights(damaged), "damage goes through unseen");
        }
    }

    /** Some bits, such as the time of an entry, carry nothing of the network. */
    private boolean sameWeights(Path other) throws IOException {
        return Dl4jZip.read(file, true).network().params().equals(Dl4jZip.read(other, true).network().params());
    }

    @Test
    void anyDamageIsOneSentence() throws IOException {
        Random random = new Random(11);
        int refused = 0;
        byte[] whole = Files.readAllBytes(file);
        for (int round = 0; round < 150; round++) {
            Path damaged = round % 2 == 0 ? damagedZip(whole, random) : damagedEntries(random);
            refused += assertTimeout(Duration.ofSeconds(20), () -> isRefused(damaged)) ? 1 : 0;
        }
        assertTrue(refused > 40, refused + " of 150 refused");
    }

    private boolean isRefused(Path path) throws IOException {
        format.probe(path);
        try (LoadedModel _ = format.load(path, Progress.NONE)) {
            return false;
        } catch (InputException e) {
            return true;
        }
    }

    private Path damagedZip(byte[] whole, Random random) throws IOException {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = 0; i < 4 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return Files.write(folder.resolve("damaged.zip"), bytes);
    }

    /** Damage behind the zip's check sums: digits, letters and brackets of the JSON, headers of the arrays. */
    private Path damagedEntries(Random random) throws IOException {
        Map<String, byte[]> entries = entries();
        byte[] json = entries.get("configuration.json");
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            json[random.nextInt(json.length)] = (byte) "0123456789-.{}[]\",aeE".charAt(random.nextInt(21));
        }
        byte[] weights = entries.get("coefficients.bin");
        if (random.nextBoolean()) {
            weights[random.nextInt(Math.min(120, weights.length))] = (byte) random.nextInt(256);
        }
        return write(entries);
    }
}

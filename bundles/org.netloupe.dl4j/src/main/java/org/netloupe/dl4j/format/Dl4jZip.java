package org.netloupe.dl4j.format;

import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.eclipse.jdt.annotation.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.netloupe.core.json.Json;
import org.netloupe.dl4j.natives.Natives;
import org.netloupe.dl4j.network.Borders;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.file.WholeFile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * DL4J's model files: a zip of configuration.json, coefficients.bin and updaterState.bin, as its ModelSerializer writes
 * them. Entries that are serialised Java objects (preprocessor.bin, normalizer.bin) are never read.
 */
public final class Dl4jZip {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER = "updaterState.bin";
    static final String NOTE = "netloupe.json";
    private static final Logger LOG = System.getLogger(Dl4jZip.class.getName());
    private static final int MOST_JSON = 64 << 20;
    private static final long MOST_PARAMETERS = 1L << 30;

    private Dl4jZip() {}

    /**
     * Reads a network.
     *
     * @param training whether the optimiser's state is wanted too
     * @throws InputException if the file is none of DL4J's, is broken, or names classes that are not DL4J's
     */
    public static SavedNetwork read(Path file, boolean training) throws IOException {
        Natives.prepare();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return read(file, zip, training);
        } catch (ZipException e) {
            throw new InputException(file.toString(), "a zip file that DL4J wrote", "a broken one: " + e.getMessage(),
                    "Save it again.", e);
        }
    }

    private static SavedNetwork read(Path file, ZipFile zip, boolean training) throws IOException {
        String json = new String(text(file, zip, CONFIGURATION), StandardCharsets.UTF_8);
        JsonNode tree = parse(place(file, CONFIGURATION), json);
        ConfigurationCheck.check(place(file, CONFIGURATION), tree);
        if (zip.getEntry("normalizer.bin") != null || zip.getEntry("preprocessor.bin") != null) {
            LOG.log(Level.WARNING, "{0} holds a normalizer, which is not read: feed data that is normalised.", file);
        }
        try {
            ComputationGraph network = tree.has("vertices")
                    ? graph(file, zip, json)
                    : layers(file, zip, json);
            if (training && zip.getEntry(UPDATER) != null) {
                restoreUpdater(file, zip, network);
            }
            return new SavedNetwork(network, note(file, zip));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            throw new InputException(place(file, CONFIGURATION), "a network that DL4J 1.0.0-M2.1 can build", says(e),
                    "Save it again with that version.", e);
        }
    }

    private static String says(Throwable e) {
        return e.getClass().getSimpleName() + ": "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("no details");
    }

    private static String place(Path file, String entry) {
        return file + ", " + entry;
    }

    private static byte[] text(Path file, ZipFile zip, String name) throws IOException {
        return entry(file, zip, name, in -> {
            byte[] bytes = in.readNBytes(MOST_JSON + 1);
            if (bytes.length > MOST_JSON) {
                throw new InputException(place(file, name), "at most 64 MB of JSON", "more", "");
            }
            return bytes;
        });
    }

    private interface Reading<R> {
        R from(InputStream in) throws IOException;
    }

    /** Reads a whole entry and holds it to its checksum, which {@link ZipFile} does not. */
    private static <R> R entry(Path file, ZipFile zip, String name, Reading<R> reading) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InputException(file.toString(), "an entry " + name, "a zip without it",
                    "Save the network with DL4J's ModelSerializer.");
        }
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            R result = reading.from(in);
            if (in.read() >= 0 || in.getChecksum().getValue() != entry.getCrc()) {
                throw new InputException(place(file, name), "data with the checksum that was written", "other data",
                        "The file was damaged: save it again.");
            }
            return result;
        } catch (ZipException | UTFDataFormatException e) {
            throw new InputException(place(file, name), "whole data", "a broken entry: " + e.getMessage(),
                    "Save it again.", e);
        }
    }

    private static JsonNode parse(String source, String json) throws IOException {
        try {
            JsonNode tree = Json.MAPPER.readTree(json);
            if (tree.has("vertices") || tree.has("confs")) {
                return tree;
            }
            throw new InputException(source, "\"vertices\" or \"confs\" of a DL4J network", "neither",
                    "Save the network with DL4J's ModelSerializer.");
        } catch (JsonProcessingException e) {
            throw Json.explain(source, "the JSON of a DL4J network", e);
        }
    }

    private static ComputationGraph graph(Path file, ZipFile zip, String json) throws IOException {
        ComputationGraphConfiguration configuration = ComputationGraphConfiguration.fromJson(json);
        long parameters = configuration.getVertices().values().stream().mapToLong(v -> v.numParams(true)).sum();
        ComputationGraph network = new ComputationGraph(configuration);
        network.init(coefficients(file, zip, parameters), false);
        return network;
    }

    private static ComputationGraph layers(Path file, ZipFile zip, String json) throws IOException {
        MultiLayerConfiguration configuration = MultiLayerConfiguration.fromJson(json);
        long parameters = configuration.getConfs().stream().mapToLong(Dl4jZip::parameters).sum();
        ComputationGraph network = new ComputationGraph(chain(configuration));
        network.init(coefficients(file, zip, parameters), false);
        return network;
    }

    /** The same layers, with the same order of parameters, as a graph of vertices 0, 1, and so on. */
    private static ComputationGraphConfiguration chain(MultiLayerConfiguration layers) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder().dataType(layers.getDataType()).graphBuilder()
                .addInputs("input");
        String from = "input";
        for (int i = 0; i < layers.getConfs().size(); i++) {
            String name = Integer.toString(i);
            graph.addLayer(name, layers.getConf(i).getLayer(), layers.getInputPreProcess(i), from);
            from = name;
        }
        ComputationGraphConfiguration chain = graph.setOutputs(from).build();
        chain.setIterationCount(layers.getIterationCount());
        chain.setEpochCount(layers.getEpochCount());
        return chain;
    }

    private static long parameters(NeuralNetConfiguration layer) {
        return layer.getLayer().initializer().numParams(layer);
    }

    private static @Nullable INDArray coefficients(Path file, ZipFile zip, long count) throws IOException {
        if (count == 0) {
            return null;
        }
        return array(file, zip, COEFFICIENTS, count);
    }

    private static INDArray array(Path file, ZipFile zip, String entry, long count) throws IOException {
        if (count < 0 || count > MOST_PARAMETERS) {
            throw new InputException(place(file, CONFIGURATION), "at most " + MOST_PARAMETERS + " parameters",
                    Long.toString(count), "");
        }
        return Borders.array(entry(file, zip, entry, in -> ArrayStream.read(place(file, entry), in, count)), 1, count);
    }

    private static void restoreUpdater(Path file, ZipFile zip, ComputationGraph network) throws IOException {
        INDArray state = network.getUpdater().getStateViewArray();
        if (state != null) {
            state.assign(array(file, zip, UPDATER, state.length()));
        }
    }

    private static @Nullable InputNote note(Path file, ZipFile zip) throws IOException {
        if (zip.getEntry(NOTE) == null) {
            return null;
        }
        try {
            return Json.MAPPER.readValue(text(file, zip, NOTE), InputNote.class);
        } catch (JsonProcessingException e) {
            throw Json.explain(place(file, NOTE), "what the network is fed", e);
        }
    }

    /**
     * Writes a network with its optimiser's state, whole or not at all; plain DL4J reads the file.
     *
     * @throws InputException if the file cannot be written
     */
    public static void write(Path file, ComputationGraph network, @Nullable InputNote note) throws IOException {
        WholeFile.write(file, out -> {
            // the stream under the zip stays open: it must reach the disk after the zip's end is written
            try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(out))) {
                entry(zip, CONFIGURATION, data -> data.write(network.getConfiguration().toJson()
                        .getBytes(StandardCharsets.UTF_8)));
                entry(zip, COEFFICIENTS, data -> ArrayStream.write(data, network.params()));
                INDArray state = network.getUpdater().getStateViewArray();
                if (state != null) {
                    entry(zip, UPDATER, data -> ArrayStream.write(data, state));
                }
                if (note != null) {
                    entry(zip, NOTE, data -> data.write(Json.MAPPER.writeValueAsBytes(note)));
                }
            }
        });
    }

    private interface Body {
        void writeTo(DataOutputStream data) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, Body body) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DataOutputStream data = new DataOutputStream(zip);
        body.writeTo(data);
        data.flush();
        zip.closeEntry();
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte @Nullable [] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}

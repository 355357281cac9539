package org.netloupe.dl4j.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.netloupe.core.data.Probe;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.model.ModelFormat;
import org.netloupe.core.operation.Progress;
import org.netloupe.dl4j.natives.Natives;
import org.netloupe.tensor.InputException;

import io.jhdf.HdfFile;

/** Whole models that Keras has saved, as .h5 (Keras 2 and 3) and .keras (Keras 2.12 and later). */
public final class KerasFormat implements ModelFormat {
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final int MOST_JSON = 64 << 20;
    private static final int MOST_WEIGHTS = 1 << 30;

    @Override
    public Probe probe(Path file) {
        if (isHdf5(file)) {
            return holdsModel(file) ? Probe.CERTAIN : Probe.NO;
        }
        if (!String.valueOf(file.getFileName()).endsWith(".keras")) {
            return Probe.NO;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(CONFIG) != null ? Probe.CERTAIN : Probe.POSSIBLE;
        } catch (IOException e) {
            // loading will tell what is wrong with it
            return Probe.POSSIBLE;
        }
    }

    private static boolean isHdf5(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(HDF5.length), HDF5);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean holdsModel(Path file) {
        try (HdfFile hdf = new HdfFile(file)) {
            return hdf.getAttribute("model_config") != null || hdf.getAttribute("model_config0") != null
                    || hdf.getChildren().containsKey("model_weights");
        } catch (RuntimeException | StackOverflowError e) {
            return String.valueOf(file.getFileName()).endsWith(".h5");
        }
    }

    @Override
    public LoadedModel load(Path file, Progress progress) throws IOException {
        progress.checkCancelled();
        Natives.prepare();
        try {
            return isHdf5(file) ? legacy(file) : archive(file);
        } catch (ZipException e) {
            throw new InputException(file.toString(), "a .keras file, which is a zip", e.getMessage(),
                    "Save the model again.", e);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            throw new InputException(file.toString(), "a Keras model in whole HDF5",
                    e.getClass().getSimpleName() + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no details"),
                    "Save the model again.", e);
        }
    }

    private static LoadedModel legacy(Path file) throws IOException {
        Hdf5 reader = new Hdf5(file.toString());
        HdfFile hdf = new HdfFile(file);
        try {
            KerasConfiguration configuration = KerasConfiguration.parse(file + ", model_config",
                    reader.text(hdf, "model_config"));
            return new KerasNetwork(file.toString(), configuration).build(new LegacyWeights(hdf, reader));
        } finally {
            hdf.close();
        }
    }

    private static LoadedModel archive(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String json = new String(entry(file, zip, CONFIG, MOST_JSON), StandardCharsets.UTF_8);
            KerasConfiguration configuration = KerasConfiguration.parse(file + ", " + CONFIG, json);
            KerasNetwork network = new KerasNetwork(file.toString(), configuration);
            try (HdfFile hdf = HdfFile.fromBytes(entry(file, zip, WEIGHTS, MOST_WEIGHTS))) {
                Hdf5 reader = new Hdf5(file + ", " + WEIGHTS);
                return network.build(new ArchiveWeights(hdf, reader, configuration));
            }
        }
    }

    private static byte[] entry(Path file, ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InputException(file.toString(), "an entry " + name, "a zip without it",
                    "Save the model with Keras: model.save(\"model.keras\").");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new InputException(file + ", " + name, "at most " + most + " bytes", "more",
                        "Export the model to ONNX.");
            }
            return bytes;
        }
    }
}

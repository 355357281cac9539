package org.netloupe.core.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.json.Json;

/**
 * The JSON that architectures are exchanged in:
 * {@code {"name": ..., "layers": [{"kind": "conv2d", "filters": 32, "kernel": 3}, ...],
 * "training": {"optimizer": {"kind": "ADAM", "learningRate": 0.001}, "batchSize": 128, "epochs": 10, "seed": 1}}};
 * {@code training} may be absent.
 *
 * @param training settings, the defaults where the file names none
 */
public record ArchitectureFile(String name, List<Layer> layers, TrainingSettings training) {
    public ArchitectureFile(String name, @Nullable List<Layer> layers, @Nullable TrainingSettings training) {
        this.name = name;
        this.layers = layers == null ? List.of() : List.copyOf(layers);
        this.training = training == null ? TrainingSettings.DEFAULT : training;
    }

    public Architecture architecture() {
        return new Architecture(name, layers);
    }

    /**
     * Reads a file.
     *
     * @throws org.netloupe.tensor.InputException if it is absent, not JSON or has an unknown layer or value, with line and column
     */
    public static ArchitectureFile read(Path file) throws IOException {
        ArchitectureFile read = Json.read(file, ArchitectureFile.class, "an architecture as JSON");
        return read.name() == null ? new ArchitectureFile(stem(file), read.layers(), read.training()) : read;
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}

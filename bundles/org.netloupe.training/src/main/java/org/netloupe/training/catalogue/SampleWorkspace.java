package org.netloupe.training.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.architecture.Layer;
import org.netloupe.core.architecture.Layer.Activation;
import org.netloupe.core.architecture.Layer.Activation.Function;
import org.netloupe.core.architecture.Layer.Conv2D;
import org.netloupe.core.architecture.Layer.Dense;
import org.netloupe.core.architecture.Layer.Embedding;
import org.netloupe.core.architecture.Layer.Lstm;
import org.netloupe.core.architecture.Layer.MaxPool;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.json.Json;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.operation.Operation;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.ArchitectureFile;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.entry.DatasetEntry;

/**
 * Puts the samples into a workspace: the generated datasets and an architecture for each kind of data, as files in
 * {@code architectures/}. What is there already is left as it is.
 */
public record SampleWorkspace(Workspace workspace, Registry registry,
        DatasetOpener opener) implements Operation<List<DatasetEntry>> {
    private static final String BUNDLE = "org.netloupe.data.";
    /** The sample datasets by the ids of their providers in the bundle. */
    private static final List<String> DATASETS = List.of("glyphs", "shapes", "brackets");

    /** A small network of two convolutions: more than 95 % on the glyphs within a minute or two on two cores. */
    public static final ArchitectureFile TWO_CONVOLUTIONS = new ArchitectureFile("two-convolutions",
            List.<Layer>of(new Conv2D(16, 3), new Activation(Function.RELU), new MaxPool(2, 2), new Conv2D(32, 3),
                    new Activation(Function.RELU), new MaxPool(2, 2), new Dense(64), new Activation(Function.RELU)),
            settings(1e-3, 64, 4));

    /** Two fully connected layers, for images and vectors. */
    public static final ArchitectureFile TWO_DENSE = new ArchitectureFile("two-dense",
            List.<Layer>of(new Dense(128), new Activation(Function.RELU), new Dense(64),
                    new Activation(Function.RELU)),
            settings(1e-3, 64, 10));

    /** A recurrent network that tells the next token of a sequence. */
    public static final ArchitectureFile LSTM = new ArchitectureFile("lstm",
            List.<Layer>of(new Embedding(16), new Lstm(64)), settings(3e-3, 32, 10));

    private static TrainingSettings settings(double learningRate, int batch, int epochs) {
        return new TrainingSettings(new Optimizer(Optimizer.Kind.ADAM, learningRate), batch, epochs, 1, 0);
    }

    /** @return the sample datasets in the registry: glyphs, shapes, brackets */
    @Override
    public List<DatasetEntry> execute(Progress progress) throws IOException {
        for (ArchitectureFile architecture : List.of(TWO_CONVOLUTIONS, TWO_DENSE, LSTM)) {
            Path file = architecture(architecture.name());
            if (!Files.exists(file)) {
                Json.write(file, architecture);
            }
        }
        List<DatasetEntry> datasets = new java.util.ArrayList<>();
        List<String> known = opener.contributions().to(ExtensionPoint.DATA_PROVIDERS).stream().map(Contribution::id)
                .toList();
        for (String provider : DATASETS.stream().filter(name -> known.contains(BUNDLE + name)).toList()) {
            datasets.add(
                    new DatasetImport(registry, opener, new DatasetSpec(BUNDLE + provider, Optional.empty(), Map.of()),
                            Optional.of(provider)).execute(progress));
        }
        return List.copyOf(datasets);
    }

    /** The file of a sample architecture. */
    public Path architecture(String name) {
        return workspace.path().resolve("architectures").resolve(name + ".json");
    }
}

package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.cli.internal.Arguments;
import org.netloupe.cli.internal.RunFollower;
import org.netloupe.cli.internal.Session;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.training.ArchitectureFile;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;
import org.netloupe.training.TrainingPlan;
import org.netloupe.training.catalogue.DatasetImport;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a run in a process of its own and follows it. */
@Command(name = "train", sortOptions = false, description = "Train a network in a process of its own. Ctrl+C stops the run; it can be resumed.", footerHeading = "%nExamples:%n", footer = {
        "  netloupe train --dataset glyphs?size=10000 --architecture two-convolutions.json --epochs 5",
        "  netloupe train --dataset mnist --model m3 --epochs 2 --learning-rate 0.0001 --detach"})
final class TrainCommand extends WorkspaceCommand {
    @Option(names = "--dataset", required = true, paramLabel = "D", description = "Id or name in the workspace, a file or folder, or a sample such as glyphs?size=10000.")
    private String dataset = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private @Nullable Source source;

    /** Where the weights come from. */
    static final class Source {
        @Option(names = "--model", paramLabel = "M", description = "Go on from the weights of a model: id or name in the workspace, or a file.")
        private @Nullable String model;

        @Option(names = "--architecture", paramLabel = "FILE", description = "Train new weights: a JSON file with layers, or the name of one in the workspace.")
        private @Nullable String architecture;
    }

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training split.")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Instances per update.")
    private @Nullable Integer batch;

    @Option(names = "--learning-rate", paramLabel = "X", description = "Initial step width.")
    private @Nullable Double learningRate;

    @Option(names = "--optimizer", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private Optimizer.@Nullable Kind optimizer;

    @Option(names = "--seed", paramLabel = "N", description = "Of weights, order and dropout.")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the numerics, 0 for one per core.")
    private @Nullable Integer threads;

    @Option(names = "--engine", paramLabel = "ID", defaultValue = "dl4j", description = "Default ${DEFAULT-VALUE}.")
    private String engine = "dl4j";

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the run.")
    private @Nullable String name;

    @Option(names = "--detach", description = "Do not wait for the end.")
    private boolean detach;

    @Override
    void run(Session session) throws IOException {
        RunId id = session.supervisor().train(plan(session));
        console().note("Run %s trains in %s", id, session.supervisor().folder(id).path());
        if (!detach) {
            var status = new RunFollower(console(), session).follow(id);
            if (status.state() == RunState.FAILED) {
                throw new IOException("Run " + id + " failed: " + status.message());
            }
        }
        new RunReport(console(), json()).print(session.registry().run(id).orElseThrow());
    }

    private TrainingPlan plan(Session session) throws IOException {
        DatasetEntry data = dataset(session);
        List<EntryId> inputs = new ArrayList<>(List.of(data.id()));
        Source given = Arguments.given(source);
        Optional<String> model = Arguments.optional(given.model);
        if (model.isPresent()) {
            return fromModel(session, model.get(), data, inputs);
        }
        ArchitectureFile file = ArchitectureFile.read(architecture(session, Arguments.given(given.architecture)));
        String title = Arguments.optional(name).orElse(file.name() + " on " + data.name());
        return new TrainingPlan(title, engine, data.description().spec(),
                new TrainingPlan.FromArchitecture(file.architecture()), settings(file.training()), inputs);
    }

    private TrainingPlan fromModel(Session session, String word, DatasetEntry data, List<EntryId> inputs)
            throws IOException {
        Path file = Path.of(word);
        String title = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            ModelEntry model = session.entries().model(word);
            inputs.add(model.id());
            file = model.description().file();
            title = model.name();
        }
        return new TrainingPlan(Arguments.optional(name).orElse(title + " on " + data.name()), engine,
                data.description().spec(),
                new TrainingPlan.FromModel(file), settings(TrainingSettings.DEFAULT), inputs);
    }

    /** Trained data are in the registry, so that the run's origin is known. */
    private DatasetEntry dataset(Session session) throws IOException {
        Optional<DatasetEntry> known = session.datasetReference().registered(dataset);
        if (known.isPresent()) {
            return known.get();
        }
        DatasetSpec spec = session.datasetReference().resolve(dataset);
        return new DatasetImport(session.registry(), session.datasets(), spec, Optional.empty())
                .execute(console().progress());
    }

    private static Path architecture(Session session, String word) {
        Path file = Path.of(word);
        Path sample = session.workspace().path().resolve("architectures").resolve(word + ".json");
        return Files.exists(file) || !Files.exists(sample) ? file : sample;
    }

    private TrainingSettings settings(TrainingSettings base) throws InputException {
        try {
            Optimizer step = new Optimizer(or(optimizer, base.optimizer().kind()),
                    or(learningRate, base.optimizer().learningRate()));
            return new TrainingSettings(step, or(batch, base.batchSize()), or(epochs, base.epochs()),
                    or(seed, base.seed()), or(threads, base.threads()));
        } catch (IllegalArgumentException e) {
            throw new InputException("The settings", "values in their ranges", String.valueOf(e.getMessage()), "", e);
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}

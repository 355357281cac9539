package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.cli.internal.Arguments;
import org.netloupe.cli.internal.Session;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.tensor.InputException;
import org.netloupe.training.catalogue.DatasetImport;
import org.netloupe.training.catalogue.EventsImport;
import org.netloupe.training.catalogue.ModelImport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes models, datasets and recorded runs into the workspace. */
@Command(name = "import", description = "Take models, datasets or runs that other programs recorded into the workspace; the files stay where they are.", footerHeading = "%nExamples:%n", footer = {
        "  netloupe import model lenet.zip",
        "  netloupe import dataset train-images-idx3-ubyte.gz --name mnist",
        "  netloupe import dataset measured.csv --provider csv --set target=species",
        "  netloupe import events logs/  (TensorBoard's --logdir, MLflow's mlruns, or tables of metrics)"})
final class ImportCommand extends WorkspaceCommand {
    /** What can be imported. */
    enum What {
        model, dataset, events
    }

    @Parameters(index = "0", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable What what;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files or folders; for a dataset also a sample such as glyphs?size=10000.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "Name in the workspace; default that of the source.")
    private @Nullable String name;

    @Option(names = "--provider", paramLabel = "ID", description = "Data provider to open it with, by its id; default the one that recognises it.")
    private @Nullable String provider;

    @Option(names = "--set", paramLabel = "OPTION=VALUE", description = "An option of the data provider.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Override
    void run(Session session) throws IOException {
        if (name != null && paths.size() > 1) {
            throw new InputException("Option --name", "one path", paths.size() + " paths", "Import them one by one.");
        }
        switch (Arguments.given(what)) {
            case model -> models(session);
            case dataset -> datasets(session);
            case events -> events(session);
        }
    }

    private void models(Session session) throws IOException {
        List<ModelEntry> models = new ArrayList<>();
        for (String path : paths) {
            models.add(new ModelImport(session.registry(), session.models(), Path.of(path), Arguments.optional(name))
                    .execute(console().progress()));
        }
        if (json()) {
            console().document(Map.of("models", models.stream().map(Listings.ModelLine::of).toList()));
        } else {
            models.forEach(model -> console().line("%s  %s  (%d parameters)", model.id(), model.name(),
                    model.description().parameters()));
        }
    }

    private void datasets(Session session) throws IOException {
        List<DatasetEntry> datasets = new ArrayList<>();
        for (String path : paths) {
            datasets.add(new DatasetImport(session.registry(), session.datasets(), spec(session, path),
                    Arguments.optional(name)).execute(console().progress()));
        }
        if (json()) {
            console().document(Map.of("datasets", datasets.stream().map(Listings.DatasetLine::of).toList()));
        } else {
            datasets.forEach(dataset -> console().line("%s  %s  (%d instances)", dataset.id(), dataset.name(),
                    dataset.description().size()));
        }
    }

    private void events(Session session) throws IOException {
        List<Path> places = paths.stream().map(Path::of).toList();
        List<EventsImport.Imported> imported = new EventsImport(session.workspace(), session.registry(), places,
                Arguments.optional(name)).execute(console().progress());
        for (EventsImport.Imported each : imported) {
            each.damages().forEach(damage -> console().note("%s", String.valueOf(damage.getMessage())));
        }
        if (json()) {
            console().document(Map.of("runs", imported.stream().map(each -> Listings.RunLine.of(each.run())).toList()));
        } else {
            imported.forEach(each -> console().line("%s  %s  (%d metrics%s)", each.run().id(), each.run().name(),
                    each.run().metrics().size(), each.known() ? ", imported before" : ""));
        }
    }

    private DatasetSpec spec(Session session, String path) throws IOException {
        Optional<String> named = Arguments.optional(provider);
        if (named.isPresent()) {
            return new DatasetSpec(named.get(), Optional.of(Path.of(path)), options);
        }
        DatasetSpec found = session.datasetReference().resolve(path);
        Map<String, String> all = new LinkedHashMap<>(found.options());
        all.putAll(options);
        return new DatasetSpec(found.provider(), found.path(), all);
    }
}

package org.netloupe.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.netloupe.cli.internal.Session;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Split;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.operation.Progress;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.Link;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one entry in detail. */
@Command(name = "show", description = "Show a run, a model or a dataset in detail.", footerHeading = "%nExample:%n", footer = "  netloupe show r17 --json")
final class ShowCommand extends WorkspaceCommand {
    @Parameters(index = "0", paramLabel = "ENTRY", description = "Id or name of a model, dataset or run, or last.")
    private String word = "";

    /** A model with its graph. */
    record ModelDetails(Listings.ModelLine model, ComputationGraph graph, List<Link> ancestors) {}

    /** A dataset with its splits and attributes. */
    record DatasetDetails(Listings.DatasetLine dataset, Map<String, Integer> splits, List<String> features,
            List<String> attributes) {}

    @Override
    void run(Session session) throws IOException {
        Entry entry = session.entries().find(word);
        switch (entry) {
            case RunEntry run -> new RunReport(console(), json()).print(run);
            case ModelEntry model -> model(session, model);
            case DatasetEntry dataset -> dataset(session, dataset);
        }
    }

    private void model(Session session, ModelEntry model) throws IOException {
        try (LoadedModel loaded = session.models().open(model.description().format(), model.description().file(),
                console().progress())) {
            if (json()) {
                console().document(new ModelDetails(Listings.ModelLine.of(model), loaded.graph(),
                        session.registry().ancestors(model.id())));
                return;
            }
            console().line("%s  %s: %d parameters in %s", model.id(), model.name(), loaded.graph().parameterCount(),
                    model.description().file());
            console().table(List.of("  NODE", "OPERATOR", "OUTPUT", "PARAMETERS"),
                    loaded.graph().nodes().stream().map(ShowCommand::row).toList());
        }
    }

    private static List<String> row(GraphNode node) {
        return List.of("  " + node.id(), node.operator(),
                node.outputs().isEmpty() ? "" : node.outputs().getFirst().shapeText(),
                Long.toString(node.parameterCount()));
    }

    private void dataset(Session session, DatasetEntry entry) throws IOException {
        try (Dataset dataset = session.datasets().open(entry.description().spec(), Progress.NONE)) {
            Map<String, Integer> splits = new java.util.LinkedHashMap<>();
            for (Split split : Split.values()) {
                splits.put(split.name().toLowerCase(Locale.ROOT), dataset.splits().count(split));
            }
            List<String> attributes = dataset.attributes().stream().map(attribute -> attribute.name()).toList();
            if (json()) {
                console().document(
                        new DatasetDetails(Listings.DatasetLine.of(entry), splits, dataset.featureNames(), attributes));
                return;
            }
            console().line("%s  %s: %d instances %s %s", entry.id(), entry.name(), dataset.size(),
                    dataset.featureKind().name().toLowerCase(Locale.ROOT), dataset.featureShape());
            splits.forEach((split, count) -> console().line("  %-11s %d", split, count));
            console().line("  %-11s %s", "classes", String.join(", ", dataset.target().classNames()));
            if (!dataset.featureNames().isEmpty()) {
                console().line("  %-11s %s", "features", String.join(", ", dataset.featureNames()));
            }
            console().line("  %-11s %s", "attributes", String.join(", ", attributes));
        }
    }
}

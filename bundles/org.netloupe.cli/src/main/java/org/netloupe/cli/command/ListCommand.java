package org.netloupe.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.agent.EndpointFile;
import org.netloupe.cli.internal.Arguments;
import org.netloupe.cli.internal.Session;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.query.RunQuery;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what the workspace holds. */
@Command(name = "ls", description = "List the models, datasets or runs of the workspace, or the processes with an agent.", footerHeading = "%nExample:%n", footer = "  netloupe ls runs --json")
final class ListCommand extends WorkspaceCommand {
    /** What can be listed. */
    enum What {
        models, datasets, runs, nodes
    }

    @Parameters(index = "0", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable What what;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000", description = "At most N runs, newest first.")
    private int limit;

    /** A process with an agent. */
    record NodeLine(String name, long pid, String endpoint, String file, Map<String, String> labels) {
        static NodeLine of(EndpointFile.Found found) {
            EndpointFile endpoint = found.endpoint();
            return new NodeLine(endpoint.name(), endpoint.pid(), endpoint.endpoint(), found.file().toString(),
                    endpoint.labels());
        }
    }

    @Override
    void run(Session session) throws IOException {
        switch (Arguments.given(what)) {
            case models -> models(session.registry().models());
            case datasets -> datasets(session.registry().datasets());
            case runs -> runs(Listings.runs(session, RunQuery.ALL.withPage(0, limit)));
            case nodes -> nodes(Nodes.all(session));
        }
    }

    private void models(List<ModelEntry> models) {
        if (json()) {
            console().document(Map.of("models", models.stream().map(Listings.ModelLine::of).toList()));
        } else {
            console().table(List.of("ID", "NAME", "FORMAT", "PARAMETERS", "RUN", "FILE"),
                    models.stream().map(Listings::row).toList());
        }
    }

    private void datasets(List<DatasetEntry> datasets) {
        if (json()) {
            console().document(Map.of("datasets", datasets.stream().map(Listings.DatasetLine::of).toList()));
        } else {
            console().table(List.of("ID", "NAME", "PROVIDER", "INSTANCES", "SHAPE", "CLASSES", "PATH"),
                    datasets.stream().map(Listings::row).toList());
        }
    }

    private void runs(List<RunEntry> runs) {
        if (json()) {
            console().document(Map.of("runs", runs.stream().map(Listings.RunLine::of).toList()));
        } else {
            console().table(List.of("ID", "NAME", "STATE", "EPOCH", "LOSS", "VAL. LOSS", "VAL. ACC.", "LEFT"),
                    runs.stream().map(Listings::row).toList());
        }
    }

    private void nodes(List<EndpointFile.Found> nodes) {
        List<NodeLine> lines = nodes.stream().map(NodeLine::of).toList();
        if (json()) {
            console().document(Map.of("nodes", lines));
        } else {
            console().table(List.of("NAME", "PROCESS", "ENDPOINT", "FILE"), lines.stream().map(node -> List.of(
                    node.name(), Long.toString(node.pid()), node.endpoint(), node.file())).toList());
        }
    }
}

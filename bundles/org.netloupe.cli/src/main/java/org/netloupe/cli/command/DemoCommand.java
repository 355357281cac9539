package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.netloupe.cli.demo.Demo;
import org.netloupe.cli.demo.DemoResults;
import org.netloupe.cli.internal.RunFollower;
import org.netloupe.cli.internal.Session;
import org.netloupe.core.json.Json;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demonstration. */
@Command(name = "demo", description = "Make the sample workspace and train a small network on generated digits. With a "
        + "display the workbench opens on it; without one, or with --out, metrics.json and pictures are written.", footerHeading = "%nExample:%n", footer = "  netloupe demo --out results --workspace samples")
final class DemoCommand extends WorkspaceCommand {
    @Option(names = "--out", paramLabel = "DIR", defaultValue = "netloupe-demo", description = "Folder for metrics and pictures; default ${DEFAULT-VALUE}.")
    private Path out = Path.of("netloupe-demo");

    @Option(names = "--start-only", description = "Start the training and print the folder of the workspace; this is what "
            + "is done before the workbench opens.")
    private boolean startOnly;

    @Option(names = "--headless", description = "Do not open the workbench although there is a display.")
    private boolean headless;

    @Option(names = "--engine", paramLabel = "ID", defaultValue = "dl4j", hidden = true)
    private String engine = "dl4j";

    /** What metrics.json holds. */
    record Metrics(double validationAccuracy, double validationLoss, double seconds, RunReport.Details details) {}

    @Override
    void run(Session session) throws IOException {
        if (startOnly) {
            RunId id = new Demo(session, engine).execute(console().progress());
            console().note("Run %s trains in a process of its own", id);
            console().line("%s", session.workspace().path());
            return;
        }
        makeFolder();
        long start = System.nanoTime();
        RunId id = new Demo(session, engine).execute(console().progress());
        console().note("Training run %s in %s", id, session.workspace().path());
        RunStatus status = new RunFollower(console(), session).follow(id);
        if (status.state() != RunState.DONE) {
            throw new IOException("The training did not come to its end: " + status.message());
        }
        leave(session, session.registry().run(id).orElseThrow(), (System.nanoTime() - start) / 1e9);
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new InputException(out.toString(), "a folder that can be made", String.valueOf(e),
                    "Choose another with --out.", e);
        }
    }

    private void leave(Session session, RunEntry run, double seconds) throws IOException {
        List<Path> pictures = new DemoResults(session, out).write(run);
        Metrics metrics = new Metrics(last(run, "validation/accuracy"), last(run, "validation/loss"), seconds,
                RunReport.Details.of(run));
        Path file = out.resolve("metrics.json");
        Json.write(file, metrics);
        if (json()) {
            console().document(Map.of("workspace", session.workspace().path().toString(), "run", run.id().text(),
                    "validationAccuracy", metrics.validationAccuracy(), "seconds", seconds, "metrics",
                    file.toAbsolutePath().toString(), "pictures",
                    pictures.stream().map(picture -> picture.toAbsolutePath().toString()).toList()));
            return;
        }
        console().line("Validation accuracy %.2f %% after %d epochs, %.0f s in all",
                100 * metrics.validationAccuracy(), run.status().epoch(), seconds);
        console().line("Metrics and pictures are in %s:", out.toAbsolutePath());
        console().line("  metrics.json");
        pictures.forEach(picture -> console().line("  %s", picture.getFileName()));
        console().line("The workspace is %s; open it with: netloupe --workspace %s", session.workspace().path(),
                session.workspace().path());
    }

    private static double last(RunEntry run, String tag) {
        var summary = run.metrics().get(tag);
        return summary == null ? Double.NaN : summary.last();
    }
}

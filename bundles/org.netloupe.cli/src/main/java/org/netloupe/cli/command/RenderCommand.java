package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.cli.internal.Arguments;
import org.netloupe.cli.internal.Faults;
import org.netloupe.cli.internal.Session;
import org.netloupe.cli.picture.DatasetPictures;
import org.netloupe.cli.picture.PictureFile;
import org.netloupe.cli.picture.RunPictures;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.operation.Progress;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;
import org.netloupe.figure.graph.ModelGraph;
import org.netloupe.monitor.picture.GraphSource;
import org.netloupe.monitor.picture.GraphViews;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.tensor.InputException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the pictures of the workbench without a display. */
@Command(name = "render", description = "Draw a picture as PNG or SVG, without a display.", synopsisSubcommandLabel = "VIEW", footerHeading = "%nExamples:%n", footer = {
        "  netloupe render chart r1 r2 --measure accuracy --out accuracy.png --theme dark --size 1200x700",
        "  netloupe render confusion last --out confusion.svg",
        "  netloupe render graph m3 --out network.svg"})
final class RenderCommand implements Runnable {
    @ParentCommand
    private @Nullable Netloupe root;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Options of all pictures. */
    static final class Target {
        @Option(names = "--out", required = true, paramLabel = "FILE", description = "Ends in .png or .svg.")
        private @Nullable Path out;

        @Option(names = "--size", paramLabel = "WxH", description = "In logical pixels; default 1000x600.")
        private String size = "1000x600";

        @Option(names = "--theme", paramLabel = "THEME", description = "light or dark; default light.")
        private ThemeName theme = ThemeName.light;

        @Option(names = "--scale", paramLabel = "X", description = "Pixels of a PNG per logical pixel; default 1.")
        private double scale = 1;

        /** The themes by name. */
        enum ThemeName {
            light, dark
        }

        PictureFile file() throws InputException {
            return new PictureFile(Session.writable(Arguments.given(out)), size(), Theme.of(theme == ThemeName.dark),
                    scale);
        }

        private Size size() throws InputException {
            String[] sides = size.toLowerCase(java.util.Locale.ROOT).split("x");
            try {
                return new Size(Integer.parseInt(sides[0].strip()), Integer.parseInt(sides[1].strip()));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new InputException("Option --size", "width x height such as 1000x600", "\"" + size + "\"", "", e);
            }
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(Arguments.given(spec).commandLine(), "Name what to draw.");
    }

    @Command(name = "chart", description = "A measure of one or several runs as lines.", footerHeading = "%nExample:%n", footer = "  netloupe render chart r1 r2 --measure accuracy --out a.png")
    int chart(@Parameters(paramLabel = "RUN", arity = "1..*", description = "Ids or names of runs.") List<String> runs,
            @Option(names = "--measure", paramLabel = "NAME", defaultValue = "loss", description = "loss, accuracy or another metric by epoch, or a whole tag such as batch/loss; "
                    + "default loss.") String measure,
            @Option(names = "--log", description = "Logarithmic vertical axis.") boolean logarithmic,
            @Mixin Target target) throws IOException {
        return draw(target, session -> {
            List<RunEntry> drawn = new ArrayList<>();
            for (String run : runs) {
                drawn.add(session.entries().run(run));
            }
            return RunPictures.chart(measure, drawn, logarithmic);
        });
    }

    @Command(name = "confusion", description = "The confusion matrix of a run over its validation split.", footerHeading = "%nExample:%n", footer = "  netloupe render confusion last --out confusion.png")
    int confusion(@Parameters(paramLabel = "RUN", description = "Id or name of a run, or last.") String run,
            @Option(names = "--epoch", paramLabel = "N", defaultValue = "0", description = "After this epoch; default the last.") int epoch,
            @Mixin Target target) throws IOException {
        return draw(target, session -> RunPictures.confusion(session.entries().run(run), epoch));
    }

    @Command(name = "graph", description = "The operators of a model, or of the network that a run trains.", footerHeading = "%nExample:%n", footer = "  netloupe render graph m3 --out network.svg --size 800x1200")
    int graph(@Parameters(paramLabel = "MODEL", description = "Id or name of a model or run.") String model,
            @Mixin Target target) throws IOException {
        return draw(target, session -> {
            Entry entry = session.entries().find(model);
            return ModelGraph.of(entry.name(), GraphViews.of(graph(session, entry)));
        });
    }

    @Command(name = "samples", description = "The first images of a dataset with their classes.", footerHeading = "%nExample:%n", footer = "  netloupe render samples glyphs --out samples.png")
    int samples(@Parameters(paramLabel = "D", description = "As --dataset of train.") String dataset,
            @Option(names = "--count", paramLabel = "N", defaultValue = "60", description = "Default 60.") int count,
            @Mixin Target target) throws IOException {
        return draw(target, session -> {
            try (Dataset opened = session.datasets().open(session.datasetReference().resolve(dataset),
                    Progress.NONE)) {
                return DatasetPictures.samples(opened, count);
            }
        });
    }

    /** Makes a figure from the workspace. */
    @FunctionalInterface
    private interface Drawing {
        Figure figure(Session session) throws IOException;
    }

    private int draw(Target target, Drawing drawing) throws IOException {
        Netloupe netloupe = Arguments.given(root);
        PictureFile file = target.file();
        try (Session session = netloupe.open()) {
            file.write(drawing.figure(session));
        }
        if (netloupe.json()) {
            netloupe.console().document(Map.of("file", file.file().toAbsolutePath().toString()));
        } else {
            netloupe.console().line("%s", file.file());
        }
        return Faults.OK;
    }

    private static ComputationGraph graph(Session session, Entry entry) throws IOException {
        return GraphSource.graph(entry, session.models(), Progress.NONE).orElseThrow(() -> new InputException(
                entry.id().text(), "a model, or a run whose network is known", "neither", ""));
    }
}

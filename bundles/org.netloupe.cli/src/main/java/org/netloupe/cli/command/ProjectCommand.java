package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.cli.internal.Arguments;
import org.netloupe.cli.internal.Console;
import org.netloupe.cli.internal.Faults;
import org.netloupe.cli.internal.Session;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.projection.Projection;
import org.netloupe.embedding.epochs.EpochSeries;
import org.netloupe.embedding.epochs.SeriesMaps;
import org.netloupe.embedding.epochs.SeriesQuality;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.npy.NpyFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Maps points of many dimensions, or a series of them over epochs, in two or three. */
@Command(name = "project", description = "Map activations in two or three dimensions.", footerHeading = "%nExamples:%n", footer = {
        "  netloupe project activations.npy --method tsne --set perplexity=50 --out map.npy --quality",
        "  netloupe project epochs.npy --method pca --epochs all --out maps.npy --json"})
final class ProjectCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Netloupe root;

    @Parameters(index = "0", paramLabel = "IN.npy", description = "[instances, units], or [epochs, instances, units].")
    private @Nullable Path input;

    @Option(names = "--method", required = true, paramLabel = "ID", description = "pca, star, tsne, umap, mds, or another contributed projection.")
    private String method = "";

    @Option(names = "--out", required = true, paramLabel = "OUT.npy", description = "[instances, 2 or 3], with an axis of epochs before if there are several.")
    private @Nullable Path out;

    @Option(names = "--dimensions", paramLabel = "N", description = "2 or 3; default 2.")
    private int dimensions = 2;

    @Option(names = "--epochs", paramLabel = "all|K", description = "All epochs, aligned, or number K from 0; default the last.")
    private String epochs = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "An option of the projection; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--perplexity", paramLabel = "P", description = "The same as --set perplexity=P.")
    private @Nullable String perplexity;

    @Option(names = "--quality", description = "Measure trustworthiness, continuity and neighbours kept at 10.")
    private boolean quality;

    private static final int NEIGHBOURS = 10;

    /** What was done. */
    record Report(String method, int epochs, int instances, int units, int dimensions, String out, double seconds,
            List<SeriesQuality> quality) {}

    @Override
    public Integer call() throws IOException {
        Console console = Arguments.given(root).console();
        Path file = Session.writable(Arguments.given(out));
        if (dimensions != 2 && dimensions != 3) {
            throw new InputException("Option --dimensions", "2 or 3", Integer.toString(dimensions), "");
        }
        Contribution<Projection> projection = Contributions.ofPlatform().named(ExtensionPoint.PROJECTIONS, method);
        EpochSeries series = chosen(EpochSeries.read(Arguments.given(input)));
        Arguments.optional(perplexity).ifPresent(value -> options.put("perplexity", value));
        long start = System.nanoTime();
        Tensor maps = new SeriesMaps(series, projection, dimensions, options).execute(console.progress());
        double seconds = (System.nanoTime() - start) / 1e9;
        List<SeriesQuality> measured = quality ? measure(series, maps, console) : List.of();
        NpyFile.write(file, isAll() ? maps : maps.row(0));
        print(new Report(projection.id(), series.epochs(), series.instances(), series.units(), dimensions,
                file.toString(), seconds, measured), console);
        return Faults.OK;
    }

    private boolean isAll() { return epochs.equals("all"); }

    private EpochSeries chosen(EpochSeries series) throws IOException {
        if (isAll()) {
            return series;
        }
        try {
            int number = epochs.isEmpty() ? series.epochs() - 1 : Integer.parseInt(epochs);
            if (number >= 0 && number < series.epochs()) {
                return new EpochSeries(series.values().slice(number, 1));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputException("Option --epochs", "all or a number below " + series.epochs(),
                "\"" + epochs + "\"", "");
    }

    private List<SeriesQuality> measure(EpochSeries series, Tensor maps, Console console) throws IOException {
        List<SeriesQuality> measured = new ArrayList<>();
        for (int epoch = 0; epoch < series.epochs(); epoch++) {
            measured.add(SeriesQuality.of(series.epoch(epoch), maps.row(epoch), NEIGHBOURS, console.progress()));
        }
        return measured;
    }

    private void print(Report report, Console console) {
        if (Arguments.given(root).json()) {
            console.document(report);
            return;
        }
        console.line("%s: %d epochs of %d x %d -> %d in %.1f s: %s", report.method(), report.epochs(),
                report.instances(), report.units(), report.dimensions(), report.seconds(), report.out());
        for (int epoch = 0; epoch < report.quality().size(); epoch++) {
            SeriesQuality q = report.quality().get(epoch);
            console.line("  epoch %d: trustworthiness %.4f, continuity %.4f, neighbours kept at %d %.4f", epoch,
                    q.trustworthiness(), q.continuity(), q.neighbours(), q.kept());
        }
    }
}

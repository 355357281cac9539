package org.netloupe.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.netloupe.core.data.Target;
import org.netloupe.core.training.RunStatus;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.MetricSummary;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.RunEntry;

/** Entries of the registry as the command line shows them, as JSON and as text. */
final class Listings {
    private Listings() {}

    /** A model in JSON. */
    record ModelLine(String id, String name, String format, String file, long parameters, String run, int epoch,
            List<String> tags, String created) {
        static ModelLine of(ModelEntry model) {
            var description = model.description();
            return new ModelLine(model.id().text(), model.name(), description.format(), description.file().toString(),
                    description.parameters(), description.origin().map(id -> id.text()).orElse(""),
                    description.epoch(), model.labels().tags(), model.labels().created().toString());
        }
    }

    /** A dataset in JSON. */
    record DatasetLine(String id, String name, String provider, String path, Map<String, String> options, int size,
            String features, long[] shape, String target, List<String> classes, List<String> tags) {
        static DatasetLine of(DatasetEntry dataset) {
            var description = dataset.description();
            return new DatasetLine(dataset.id().text(), dataset.name(), description.spec().provider(),
                    description.spec().path().map(Path::toString).orElse(""),
                    new TreeMap<>(description.spec().options()), description.size(),
                    description.featureKind().name().toLowerCase(Locale.ROOT),
                    description.featureShape().extents(), targetWord(description.target()),
                    description.target().classNames(), dataset.labels().tags());
        }
    }

    static String targetWord(Target target) {
        return switch (target) {
            case Target.Classes _ -> "classes";
            case Target.NextToken _ -> "next token";
            case Target.None _ -> "none";
        };
    }

    /** A run in JSON. */
    record RunLine(String id, String name, String state, int epoch, int epochs, double fraction, double secondsLeft,
            double imagesPerSecond, Map<String, Double> metrics, String message, String folder, long pid,
            List<String> tags, String created) {
        static RunLine of(RunEntry run) {
            RunStatus status = run.status();
            Map<String, Double> metrics = new TreeMap<>();
            run.metrics().forEach((tag, values) -> metrics.put(tag, values.last()));
            return new RunLine(run.id().text(), run.name(), stateWord(status), status.epoch(), status.epochs(),
                    status.fraction(), status.secondsLeft(), status.imagesPerSecond(), metrics, status.message(),
                    run.folder().toString(), status.state().hasProcess() ? status.pid() : 0, run.labels().tags(),
                    run.labels().created().toString());
        }
    }

    static String stateWord(RunStatus status) {
        return status.state().name().toLowerCase(Locale.ROOT);
    }

    static List<String> row(ModelEntry model) {
        var description = model.description();
        return List.of(model.id().text(), model.name(), shortId(description.format()),
                Long.toString(description.parameters()), description.origin().map(id -> id.text()).orElse("-"),
                description.file().toString());
    }

    static List<String> row(DatasetEntry dataset) {
        var description = dataset.description();
        return List.of(dataset.id().text(), dataset.name(), shortId(description.spec().provider()),
                Integer.toString(description.size()),
                Arrays.stream(description.featureShape().extents()).mapToObj(Long::toString)
                        .collect(Collectors.joining(" x ")),
                Integer.toString(description.target().classNames().size()),
                description.spec().path().map(Path::toString).orElse("-"));
    }

    static List<String> row(RunEntry run) {
        RunStatus status = run.status();
        return List.of(run.id().text(), run.name(), stateWord(status), status.epoch() + "/" + status.epochs(),
                number(run, "train/loss"), number(run, "validation/loss"), number(run, "validation/accuracy"),
                left(status));
    }

    private static String number(RunEntry run, String tag) {
        MetricSummary summary = run.metrics().get(tag);
        return summary == null ? "-" : String.format(Locale.ROOT, "%.4g", summary.last());
    }

    private static String left(RunStatus status) {
        return status.state().hasProcess() && Double.isFinite(status.secondsLeft()) ? time(status.secondsLeft()) : "-";
    }

    /** {@code 1:02:03} or {@code 2:03}. */
    static String time(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return duration.toHours() > 0
                ? "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
                : "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    /** The last part of a qualified id. */
    static String shortId(String id) {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    /** All runs with their metrics, newest first. */
    static List<RunEntry> runs(org.netloupe.cli.internal.Session session,
            org.netloupe.registry.query.RunQuery query) throws IOException {
        List<RunEntry> runs = new java.util.ArrayList<>();
        for (var row : session.registry().runs(query).rows()) {
            session.registry().run(row.id()).ifPresent(runs::add);
        }
        return runs;
    }
}

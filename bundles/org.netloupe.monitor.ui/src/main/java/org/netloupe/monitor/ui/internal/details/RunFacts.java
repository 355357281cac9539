package org.netloupe.monitor.ui.internal.details;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.figure.text.Numbers;
import org.netloupe.monitor.ui.internal.Messages;
import org.netloupe.registry.entry.RunEntry;

/** What is known of a run as lines of label and value, in groups. Pure; any thread. */
public final class RunFacts {
    /** One line. @param group over it, the same text for lines that belong together */
    public record Fact(String group, String label, String value) {}

    private RunFacts() {}

    /** All facts in the order in which they are shown. @param dataset name of the run's dataset */
    public static List<Fact> of(RunEntry run, String dataset) {
        List<Fact> facts = new ArrayList<>();
        status(facts, run);
        request(facts, run.request(), dataset);
        metrics(facts, run.status().metrics());
        environment(facts, run);
        return facts;
    }

    private static void status(List<Fact> facts, RunEntry run) {
        RunStatus status = run.status();
        add(facts, Messages.Facts_status, Messages.Facts_state,
                status.state().name().toLowerCase(java.util.Locale.ROOT));
        if (!status.message().isEmpty()) {
            add(facts, Messages.Facts_status, Messages.Facts_reason, status.message());
        }
        add(facts, Messages.Facts_status, Messages.Facts_epoch, status.epoch() + " / " + status.epochs()); //$NON-NLS-1$
        add(facts, Messages.Facts_status, Messages.Facts_iteration, Numbers.count(status.iteration()));
        number(facts, Messages.Facts_status, Messages.Facts_speed, status.imagesPerSecond());
        run.times().started().ifPresent(started -> {
            add(facts, Messages.Facts_status, Messages.Facts_started, time(started));
            Instant end = run.times().ended().orElseGet(Instant::now);
            add(facts, Messages.Facts_status, Messages.Facts_duration,
                    Numbers.duration(Duration.between(started, end).toSeconds()));
        });
    }

    private static void request(List<Fact> facts, TrainingRequest request, String dataset) {
        TrainingSettings settings = request.settings();
        add(facts, Messages.Facts_settings, Messages.Facts_dataset, dataset);
        request.datasetOptions().forEach((key, value) -> add(facts, Messages.Facts_settings, key, value));
        Architecture network = request.architecture();
        if (network != null) {
            add(facts, Messages.Facts_settings, Messages.Facts_network, network.name());
        }
        String model = request.model();
        if (model != null) {
            add(facts, Messages.Facts_settings, Messages.Facts_model, model);
        }
        add(facts, Messages.Facts_settings, Messages.Facts_optimizer, settings.optimizer().kind().name());
        add(facts, Messages.Facts_settings, Messages.Facts_rate, Numbers.brief(settings.optimizer().learningRate()));
        add(facts, Messages.Facts_settings, Messages.Facts_batch, Integer.toString(settings.batchSize()));
        add(facts, Messages.Facts_settings, Messages.Facts_seed, Long.toString(settings.seed()));
        add(facts, Messages.Facts_settings, Messages.Facts_threads,
                settings.threads() == 0 ? Messages.Facts_allCores : Integer.toString(settings.threads()));
    }

    private static void metrics(List<Fact> facts, Map<String, Double> metrics) {
        metrics.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(metric -> add(facts, Messages.Facts_metrics, metric.getKey(),
                        Numbers.brief(metric.getValue())));
    }

    private static void environment(List<Fact> facts, RunEntry run) {
        add(facts, Messages.Facts_environment, Messages.Facts_id, run.id().text());
        add(facts, Messages.Facts_environment, Messages.Facts_engine, run.request().engine());
        if (run.status().pid() > 0) {
            add(facts, Messages.Facts_environment, Messages.Facts_process, Long.toString(run.status().pid()));
        }
        add(facts, Messages.Facts_environment, Messages.Facts_folder, run.folder().toString());
    }

    private static void number(List<Fact> facts, String group, String label, double value) {
        if (!Double.isNaN(value)) {
            add(facts, group, label, Numbers.brief(value));
        }
    }

    private static void add(List<Fact> facts, String group, String label, String value) {
        facts.add(new Fact(group, label, value));
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault())
                .format(instant);
    }
}

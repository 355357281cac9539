package org.netloupe.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.netloupe.cli.internal.Console;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.training.RunResults;

/** All that is known of one run, as text or JSON. */
record RunReport(Console console, boolean json) {

    /** A run with its request and evaluations, as JSON shows it; metrics.json of the demo is one. */
    record Details(Listings.RunLine run, TrainingRequest request, List<EpochLine> epochs, List<String> checkpoints) {
        static Details of(RunEntry run) throws IOException {
            RunResults results = RunResults.of(run.runFolder());
            return new Details(Listings.RunLine.of(run), run.request(),
                    results.evaluations().stream().map(EpochLine::of).toList(),
                    results.checkpoints().stream().map(file -> file.toString()).toList());
        }
    }

    /** The evaluation after an epoch: numbers, numbers per class and matrices by metric. */
    record EpochLine(int epoch, long instances, double loss, List<String> classes, Map<String, Object> metrics) {
        static EpochLine of(Evaluation evaluation) {
            Map<String, Object> metrics = new TreeMap<>();
            evaluation.metrics().forEach((id, value) -> metrics.put(Listings.shortId(id), plain(value)));
            return new EpochLine(evaluation.epoch(), evaluation.instances(), evaluation.loss(), evaluation.classes(),
                    metrics);
        }

        private static Object plain(MetricValue value) {
            return switch (value) {
                case MetricValue.Scalar scalar -> scalar.value();
                case MetricValue.PerClass perClass -> perClass.values();
                case MetricValue.Matrix matrix -> matrix.counts();
            };
        }
    }

    void print(RunEntry run) throws IOException {
        Details details = Details.of(run);
        if (json) {
            console.document(details);
            return;
        }
        Listings.RunLine line = details.run();
        console.line("%s  %s: %s, epoch %d of %d", line.id(), line.name(), line.state(), line.epoch(), line.epochs());
        if (!line.message().isEmpty()) {
            console.line("  %s", line.message());
        }
        console.line("  folder %s", line.folder());
        for (Map.Entry<String, Double> metric : line.metrics().entrySet()) {
            console.line("  %-28s %.5g", metric.getKey(), metric.getValue());
        }
    }
}

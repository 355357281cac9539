package org.netloupe.dl4j.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Split;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.metric.Metric;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.dl4j.network.Borders;

/** Measures a network over a whole split in evaluation mode, with all contributed metrics. Used by one thread. */
final class Evaluator {
    private static final int BATCH = 256;
    /** Keeps the loss finite where a probability underflows; far below what 32-bit floats tell apart from 0. */
    private static final double LEAST_PROBABILITY = 1e-30;

    private final ComputationGraph network;
    private final Samples samples;
    private final Contributions contributions;

    Evaluator(ComputationGraph network, Samples samples, Contributions contributions) {
        this.network = network;
        this.samples = samples;
        this.contributions = contributions;
    }

    private record Running(Contribution<Metric> metric, Metric.Accumulator accumulator) {
        void add(float[] probabilities, int[] targets, int classes) throws IOException {
            metric.call(_ -> {
                for (int row = 0; row < targets.length; row++) {
                    if (targets[row] >= 0) {
                        accumulator.add(probabilities, row * classes, targets[row]);
                    }
                }
                return "";
            });
        }
    }

    Evaluation evaluate(Split split, int epoch) throws IOException {
        Dataset dataset = samples.dataset();
        List<String> classes = dataset.target().classNames();
        List<Running> running = start(classes.size());
        long known = 0;
        double loss = 0;
        try (Prefetch prefetch = new Prefetch(samples, dataset.splits().indices(split), BATCH)) {
            for (Sample sample = prefetch.next(); sample != null; sample = prefetch.next()) {
                if (sample.count() == 0) {
                    continue;
                }
                float[] probabilities = probabilities(Batch.of(sample, dataset));
                for (Running metric : running) {
                    metric.add(probabilities, sample.targets(), classes.size());
                }
                for (int row = 0; row < sample.targets().length; row++) {
                    int target = sample.targets()[row];
                    if (target >= 0) {
                        loss -= Math.log(Math.max(LEAST_PROBABILITY, probabilities[row * classes.size() + target]));
                        known++;
                    }
                }
            }
        }
        return new Evaluation(epoch, split, known, known == 0 ? Double.NaN : loss / known, classes, results(running));
    }

    private List<Running> start(int classes) throws IOException {
        List<Running> running = new ArrayList<>();
        for (Contribution<Metric> metric : contributions.to(ExtensionPoint.METRICS)) {
            if (!isLoss(metric.id())) {
                metric.call(m -> m.start(classes)).ifPresent(a -> running.add(new Running(metric, a)));
            }
        }
        return running;
    }

    /** Every evaluation has the loss already, and it would be recorded under the same tag. */
    private static boolean isLoss(String metric) {
        return ScalarTags.validation(metric).equals(ScalarTags.VALIDATION_LOSS);
    }

    private static Map<String, MetricValue> results(List<Running> running) throws IOException {
        Map<String, MetricValue> values = new LinkedHashMap<>();
        for (Running metric : running) {
            metric.metric().call(_ -> metric.accumulator().result())
                    .ifPresent(value -> values.put(metric.metric().id(), value));
        }
        return values;
    }

    /** Rows of probabilities: one an instance, or one an instance and step. */
    private float[] probabilities(Batch batch) {
        try {
            network.setLayerMaskArrays(batch.featureMasks(), null);
            INDArray output = network.outputSingle(batch.features());
            return Borders.floats(output.rank() == 3 ? output.permute(0, 2, 1) : output);
        } finally {
            network.clearLayerMaskArrays();
        }
    }
}

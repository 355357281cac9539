package org.netloupe.core.training;

import java.util.List;
import java.util.Map;

import org.netloupe.core.data.Split;
import org.netloupe.core.metric.MetricValue;

/**
 * How well a network did over a whole split after an epoch, in evaluation mode.
 *
 * @param epoch 1 is the first
 * @param instances that were evaluated: those with a known class, or known steps of sequences
 * @param loss mean cross-entropy over them in nats
 * @param classes names, in the order of the metrics' arrays
 * @param metrics value by id of the contributed metric
 */
public record Evaluation(int epoch, Split split, long instances, double loss, List<String> classes,
        Map<String, MetricValue> metrics) {
    public Evaluation {
        classes = List.copyOf(classes);
        metrics = Map.copyOf(metrics);
    }
}

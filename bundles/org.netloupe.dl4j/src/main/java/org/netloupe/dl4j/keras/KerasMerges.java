package org.netloupe.dl4j.keras;

import java.util.List;

import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.netloupe.dl4j.network.Flow;
import org.netloupe.tensor.InputException;

/** Layers that take several others. */
final class KerasMerges {
    private KerasMerges() {}

    static KerasVertex of(KerasLayer layer, List<KerasFlow> inputs) throws InputException {
        return switch (layer.type()) {
            case "Add" -> elementWise(layer, inputs, Op.Add);
            case "Average" -> elementWise(layer, inputs, Op.Average);
            case "Multiply" -> elementWise(layer, inputs, Op.Product);
            case "Maximum" -> elementWise(layer, inputs, Op.Max);
            case "Subtract" -> elementWise(layer, inputs, Op.Subtract);
            case "Concatenate" -> concatenated(layer, inputs);
            default -> throw KerasVertices.unknown(layer);
        };
    }

    private static KerasVertex elementWise(KerasLayer layer, List<KerasFlow> inputs, Op operation)
            throws InputException {
        if (inputs.isEmpty() || inputs.stream().anyMatch(flow -> !flow.equals(inputs.getFirst()))) {
            throw layer.wrong("inputs of the same shape", inputs.stream().map(f -> f.flow().description()).toList()
                    .toString());
        }
        return KerasVertex.of(new ElementWiseVertex(operation), inputs.getFirst());
    }

    private static KerasVertex concatenated(KerasLayer layer, List<KerasFlow> inputs) throws InputException {
        int axis = layer.settings().path("axis").asInt(-1);
        if (inputs.stream().allMatch(f -> f.flow() instanceof Flow.Image) && (axis == -1 || axis == 3)) {
            Flow.Image first = (Flow.Image) inputs.getFirst().flow();
            int channels = inputs.stream().mapToInt(f -> ((Flow.Image) f.flow()).channels()).sum();
            return KerasVertex.of(new MergeVertex(),
                    KerasFlow.of(new Flow.Image(channels, first.height(), first.width())));
        }
        if (inputs.stream().allMatch(f -> f.flow() instanceof Flow.Vector && f.flattened() == null)
                && (axis == -1 || axis == 1)) {
            return KerasVertex.of(new MergeVertex(),
                    KerasFlow.of(new Flow.Vector(inputs.stream().mapToInt(f -> f.flow().units()).sum())));
        }
        throw layer.wrong("images joined by channels, or vectors that were not flattened from images",
                inputs.stream().map(f -> f.flow().description()).toList() + " along axis " + axis);
    }
}

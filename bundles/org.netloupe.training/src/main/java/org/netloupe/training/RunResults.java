package org.netloupe.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.json.Json;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.RunFolder;

/**
 * What a run has brought about so far, read from its folder.
 *
 * @param evaluations over the validation split, in the order of the epochs; epochs that have none yet are left out
 * @param checkpoints in the order of the epochs
 */
public record RunResults(List<Evaluation> evaluations, List<Path> checkpoints) {
    public RunResults {
        evaluations = List.copyOf(evaluations);
        checkpoints = List.copyOf(checkpoints);
    }

    /** Reads evaluations and lists checkpoints; a run that has just begun has neither. */
    public static RunResults of(RunFolder folder) throws IOException {
        List<Evaluation> evaluations = new ArrayList<>();
        int last = folder.readStatus().map(status -> Math.max(status.epoch(), 0)).orElse(0);
        for (int epoch = 1; epoch <= last + 1; epoch++) {
            if (Files.exists(folder.evaluation(epoch))) {
                evaluations.add(Json.read(folder.evaluation(epoch), Evaluation.class, "a run's evaluation"));
            }
        }
        return new RunResults(evaluations, folder.checkpoints());
    }

    public Optional<Evaluation> lastEvaluation() {
        return evaluations.isEmpty() ? Optional.empty() : Optional.of(evaluations.getLast());
    }

    /** The evaluation after an epoch. */
    public Optional<Evaluation> evaluation(int epoch) {
        return evaluations.stream().filter(evaluation -> evaluation.epoch() == epoch).findFirst();
    }

    public Optional<Path> lastCheckpoint() {
        return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.getLast());
    }

    /** The checkpoint of the epoch with the lowest defined validation loss; the earliest of equals. */
    public Optional<Path> bestCheckpoint() {
        return checkpoints.stream().filter(file -> !Double.isNaN(loss(file)))
                .min(Comparator.comparingDouble(this::loss));
    }

    private double loss(Path checkpoint) {
        return evaluation(RunFolder.epochOf(checkpoint)).map(Evaluation::loss).orElse(Double.NaN);
    }

    /** The network of a run, as it was noted at the start; empty for a run that goes on from a model. */
    public static Optional<ComputationGraph> graph(RunFolder folder) throws IOException {
        Path file = graphFile(folder);
        return Files.exists(file)
                ? Optional.of(Json.read(file, ComputationGraph.class, "a computation graph"))
                : Optional.empty();
    }

    static void writeGraph(RunFolder folder, ComputationGraph graph) throws IOException {
        Json.write(graphFile(folder), graph);
    }

    private static Path graphFile(RunFolder folder) {
        return folder.path().resolve("graph.json");
    }
}

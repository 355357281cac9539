package org.netloupe.dl4j.worker;

import java.io.IOException;
import java.util.List;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.value.ValueType;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.dl4j.format.Dl4jZip;
import org.netloupe.dl4j.format.InputNote;
import org.netloupe.dl4j.training.LayerWatch;
import org.netloupe.dl4j.training.Trainer;
import org.netloupe.dl4j.training.TrainingWatch.BatchReport;
import org.netloupe.dl4j.training.TrainingWatch.EpochReport;

/**
 * What a running training shows and lets others do: the events batch and epoch, the group epoch, the setting learningRate
 * and the command checkpoint beside pause, resume and stop. Used by the training's thread.
 */
final class RunAgent implements AutoCloseable {
    private static final double MOST_LEARNING_RATE = 100;

    private static final String BATCH = "batch";

    private final Agent agent;
    private final ComputationGraph network;
    private final LayerWatch layers;
    private final Trainer trainer;
    private final Observables batchObservables;
    private final Observables epochObservables;
    private double learningRate;
    private BatchReport batch = new BatchReport(0, 0, Double.NaN, Double.NaN, 0, Double.NaN);
    private EpochReport epoch = new EpochReport(0, 0, Double.NaN, Double.NaN, null);
    private double speed = Double.NaN;

    RunAgent(RunFolder folder, TrainingRequest request, ComputationGraph network, Trainer trainer, InputNote note,
            double learningRate) throws IOException {
        this.network = network;
        this.trainer = trainer;
        this.learningRate = learningRate;
        this.agent = Agent.named(request.name()).folder(folder.agent()).label("run", request.run()).start();
        this.layers = LayerWatch.follow(network, trainer, () -> agent.asksFor(BATCH, "layers", "activation"));
        agent.onCommand(RunAgent::log);
        this.batchObservables = batchObservables();
        this.epochObservables = epochObservables();
        agent.declare(BATCH, batchObservables);
        agent.declare("epoch", epochObservables);
        agent.setting("learningRate", "Step width of the optimiser, from the next batch on.", Double.MIN_VALUE,
                MOST_LEARNING_RATE, () -> this.learningRate, this::setLearningRate);
        agent.command("checkpoint", "Saves the model as it is now, beside the checkpoints of the epochs.", List.of(),
                _ -> checkpoint(folder, note));
        agent.beginGroup("run");
        agent.beginGroup("epoch");
    }

    private static void log(Description.Logged command) {
        RunLog.say("command %s %s of %s: %s%s".formatted(command.name(), command.arguments(), command.client(),
                command.state().name().toLowerCase(java.util.Locale.ROOT),
                command.message().isEmpty() ? "" : ", " + command.message()));
    }

    private void setLearningRate(double rate) {
        network.setLearningRate(rate);
        learningRate = rate;
        RunLog.say("learning rate set to " + rate);
    }

    private String checkpoint(RunFolder folder, InputNote note) throws IOException {
        String name = "iteration-%08d.zip".formatted(batch.iteration());
        Dl4jZip.write(folder.path().resolve("checkpoints").resolve(name), network, note);
        return "checkpoints/" + name;
    }

    private Observables batchObservables() {
        return Observables.builder().whole("iteration", () -> batch.iteration())
                .described("Updates since the beginning of the run, 1 is the first.")
                .whole("epoch", () -> batch.epoch()).described("Epoch that is being trained, 1 is the first.")
                .number("loss", () -> batch.loss()).described("Mean cross-entropy of the batch, nats.")
                .number("accuracy", () -> batch.accuracy()).described("Share of right answers in the batch.")
                .whole("size", () -> batch.size()).described("Instances of the batch.")
                .number("seconds", () -> batch.seconds()).described("Time of the update.")
                .number("imagesPerSecond", () -> speed).described("Instances trained a second, over the last batches.")
                .number("learningRate", () -> learningRate).described("Step width of the optimiser.")
                .value("layers", ValueType.TUPLE, layers::layers)
                .described("For each layer with parameters: name, weights, gradient, update and activation.")
                .value("predictions", ValueType.TUPLE, () -> trainer.predictions().list())
                .described("For each instance of the batch: instance, loss, target, predicted, probability, image.")
                .build();
    }

    private Observables epochObservables() {
        return Observables.builder().whole("epoch", () -> epoch.epoch()).described("Epoch that ended, 1 is the first.")
                .whole("iteration", () -> epoch.iteration()).described("Updates since the beginning of the run.")
                .number("trainLoss", () -> epoch.trainLoss()).described("Mean over the batches, training mode, nats.")
                .number("trainAccuracy", () -> epoch.trainAccuracy())
                .described("Share of right answers, training mode.")
                .number("valLoss", () -> validation("loss")).described("Mean over the validation split, nats.")
                .number("accuracy", () -> validation("accuracy")).described("Accuracy on the validation split.")
                .number("learningRate", () -> learningRate).described("Step width of the optimiser.").build();
    }

    private double validation(String what) {
        Evaluation validation = epoch.validation();
        if (validation == null) {
            return Double.NaN;
        }
        return what.equals("loss")
                ? validation.loss()
                : validation.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().endsWith("." + what)
                                && metric.getValue() instanceof org.netloupe.core.metric.MetricValue.Scalar)
                        .mapToDouble(
                                metric -> ((org.netloupe.core.metric.MetricValue.Scalar) metric.getValue()).value())
                        .findFirst().orElse(Double.NaN);
    }

    double learningRate() {
        return learningRate;
    }

    boolean isPaused() { return agent.paused(); }

    boolean isStopped() { return agent.stopRequested(); }

    /** Tells of an update and lets commands run; whether to go on. */
    boolean batch(BatchReport report, double imagesPerSecond) {
        batch = report;
        speed = imagesPerSecond;
        agent.observe(BATCH, batchObservables);
        return !agent.stopRequested();
    }

    /** Tells of an epoch and lets commands run; whether to go on. */
    boolean epoch(EpochReport report) {
        epoch = report;
        agent.observe("epoch", epochObservables);
        agent.endGroup("epoch");
        if (!agent.stopRequested()) {
            agent.beginGroup("epoch");
        }
        return !agent.stopRequested();
    }

    @Override
    public void close() {
        agent.close();
    }
}

package org.netloupe.dl4j.worker;

import java.io.IOException;
import java.util.Map;

import org.netloupe.core.json.Json;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.dl4j.format.Dl4jZip;
import org.netloupe.dl4j.format.InputNote;
import org.netloupe.dl4j.training.TrainingWatch;
import org.netloupe.stream.events.ScalarWriter;

/** Writes what a training does into its run's folder: scalars, status, evaluations, checkpoints. Used by one thread. */
final class RunRecorder implements TrainingWatch, AutoCloseable {
    private static final long FLUSH_NANOS = 500_000_000;

    private final RunFolder folder;
    private final RunProgress progress;
    private final RunAgent agent;
    private final org.deeplearning4j.nn.graph.ComputationGraph network;
    private final InputNote note;
    private final ScalarWriter scalars;
    private long flushed;

    RunRecorder(RunFolder folder, RunProgress progress, RunAgent agent,
            org.deeplearning4j.nn.graph.ComputationGraph network, InputNote note) throws IOException {
        this.folder = folder;
        this.progress = progress;
        this.agent = agent;
        this.network = network;
        this.note = note;
        this.scalars = new ScalarWriter(folder.events());
    }

    @Override
    public boolean batchDone(BatchReport batch) throws IOException {
        progress.batch(batch.iteration(), batch.size(), batch.seconds());
        scalars.write(ScalarTags.BATCH_LOSS, batch.iteration(), batch.loss());
        scalars.write(ScalarTags.BATCH_LEARNING_RATE, batch.iteration(), agent.learningRate());
        scalars.write(ScalarTags.BATCH_SPEED, batch.iteration(), progress.speed());
        progress.metric(ScalarTags.BATCH_LOSS, batch.loss());
        progress.metric(ScalarTags.BATCH_LEARNING_RATE, agent.learningRate());
        if (System.nanoTime() - flushed > FLUSH_NANOS) {
            scalars.flush();
            flushed = System.nanoTime();
        }
        return agent.batch(batch, progress.speed());
    }

    @Override
    public void lossLost(BatchReport batch) {
        agent.batch(batch, progress.speed());
    }

    @Override
    public boolean epochDone(EpochReport epoch) throws IOException {
        scalar(ScalarTags.TRAIN_LOSS, epoch.epoch(), epoch.trainLoss());
        scalar(ScalarTags.TRAIN_ACCURACY, epoch.epoch(), epoch.trainAccuracy());
        scalar(ScalarTags.EPOCH_ITERATION, epoch.epoch(), epoch.iteration());
        Evaluation validation = epoch.validation();
        if (validation != null) {
            scalar(ScalarTags.VALIDATION_LOSS, epoch.epoch(), validation.loss());
            for (Map.Entry<String, MetricValue> metric : validation.metrics().entrySet()) {
                if (metric.getValue() instanceof MetricValue.Scalar value) {
                    scalar(ScalarTags.validation(metric.getKey()), epoch.epoch(), value.value());
                }
            }
            Json.write(folder.evaluation(epoch.epoch()), validation);
        }
        scalars.flush();
        Dl4jZip.write(folder.checkpoint(epoch.epoch()), network, note);
        progress.epoch(epoch.epoch(), epoch.iteration());
        log(epoch);
        return agent.epoch(epoch);
    }

    private void scalar(String tag, int epoch, double value) throws IOException {
        scalars.write(tag, epoch, value);
        progress.metric(tag, value);
    }

    private void log(EpochReport epoch) {
        Evaluation validation = epoch.validation();
        RunLog.say("epoch %d: train loss %.4f, train accuracy %.4f, validation loss %.4f, %.0f instances/s".formatted(
                epoch.epoch(), epoch.trainLoss(), epoch.trainAccuracy(),
                validation == null ? Double.NaN : validation.loss(), progress.speed()));
    }

    @Override
    public void close() throws IOException {
        scalars.close();
    }
}

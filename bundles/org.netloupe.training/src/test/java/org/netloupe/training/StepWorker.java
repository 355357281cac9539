package org.netloupe.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.core.data.Split;
import org.netloupe.core.json.Json;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.testsupport.TextCheckpoints;

/** Main class of the test engine's worker: an epoch is done as soon as the file {@code allow-<epoch>} is there. */
public final class StepWorker {
    /** Validation loss after each epoch: the second is the best. */
    private static final double[] LOSS = {Double.NaN, 0.5, 0.3, 0.4};

    private final RunFolder folder;
    private final Agent agent;
    private final Observables observables = Observables.builder().whole("waits", () -> this.waits).build();
    private double learningRate = 0.1;
    private long waits;

    private StepWorker(RunFolder folder) throws IOException {
        this.folder = folder;
        agent = Agent.named("step worker").folder(folder.agent()).start();
        agent.setting("learningRate", "Of nothing.", 0, 1, () -> learningRate, this::setLearningRate);
    }

    /** @param arguments the run folder */
    public static void main(String[] arguments) throws Exception {
        StepWorker worker = new StepWorker(new RunFolder(Path.of(arguments[0])));
        worker.train();
        worker.agent.close();
    }

    private void setLearningRate(double rate) {
        learningRate = rate;
        System.out.println("learning rate " + rate);
    }

    private void train() throws IOException, InterruptedException {
        int epochs = folder.readRequest().settings().epochs();
        List<Path> checkpoints = folder.checkpoints();
        int done = checkpoints.isEmpty() ? 0 : RunFolder.epochOf(checkpoints.getLast());
        System.out.println("resumed after epoch " + done);
        write(RunState.RUNNING, done, epochs);
        while (done < epochs) {
            if (!allowed(done + 1)) {
                write(RunState.STOPPED, done, epochs);
                return;
            }
            done++;
            save(done);
            write(done == epochs ? RunState.DONE : RunState.RUNNING, done, epochs);
        }
    }

    /** Waits as a training does its batches; false if it was asked to stop. */
    private boolean allowed(int epoch) throws InterruptedException {
        while (!Files.exists(folder.path().resolve("allow-" + epoch))) {
            Thread.sleep(5); // the test writes the file when it wants the next epoch
            waits++;
            agent.observe("batch", observables);
            if (agent.stopRequested()) {
                return false;
            }
        }
        return true;
    }

    private void save(int epoch) throws IOException {
        TextCheckpoints.write(folder, epoch);
        Json.write(folder.evaluation(epoch), new Evaluation(epoch, Split.VALIDATION, 10, LOSS[epoch],
                List.of("even", "odd"), Map.of("org.netloupe.metrics.accuracy", new MetricValue.Scalar(0.9))));
        System.out.println("finished epoch " + epoch);
    }

    private void write(RunState state, int epoch, int epochs) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().orElseThrow().toEpochMilli();
        folder.writeStatus(new RunStatus(state, epoch, epochs, epoch * 10L, (double) epoch / epochs, Double.NaN, 100,
                Map.of("validation/loss", 1.0 / (epoch + 1), "validation/accuracy", (double) epoch / epochs), "",
                self.pid(), start, System.currentTimeMillis()));
    }
}

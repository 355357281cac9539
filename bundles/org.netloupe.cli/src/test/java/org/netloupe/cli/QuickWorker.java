package org.netloupe.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.netloupe.core.data.Split;
import org.netloupe.core.json.Json;
import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.stream.events.ScalarWriter;
import org.netloupe.testsupport.TextCheckpoints;

/** Main class of the test engine's worker; a run named "fails" ends with an exception. */
public final class QuickWorker {
    private QuickWorker() {}

    /** @param arguments the run folder */
    public static void main(String[] arguments) throws Exception {
        RunFolder folder = new RunFolder(Path.of(arguments[0]));
        int epochs = folder.readRequest().settings().epochs();
        if (folder.readRequest().name().equals("fails")) {
            throw new IllegalStateException("the numerics gave up");
        }
        try (ScalarWriter scalars = new ScalarWriter(folder.events())) {
            for (int epoch = 1; epoch <= epochs; epoch++) {
                scalars.write(ScalarTags.TRAIN_LOSS, epoch, 1.0 / epoch);
                scalars.write(ScalarTags.VALIDATION_LOSS, epoch, 1.2 / epoch);
                scalars.write(ScalarTags.TRAIN_ACCURACY, epoch, 1 - 0.5 / epoch);
                scalars.write("validation/accuracy", epoch, 1 - 0.6 / epoch);
                TextCheckpoints.write(folder, epoch);
                evaluate(folder, epoch);
            }
        }
        write(folder, epochs);
    }

    private static void evaluate(RunFolder folder, int epoch) throws IOException {
        List<String> classes = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        long[][] counts = new long[10][10];
        for (int i = 0; i < 10; i++) {
            counts[i][i] = 9;
            counts[i][(i + 1) % 10] = 1;
        }
        Json.write(folder.evaluation(epoch), new Evaluation(epoch, Split.VALIDATION, 100, 1.2 / epoch, classes,
                Map.of("org.netloupe.metrics.confusionMatrix", new MetricValue.Matrix(counts),
                        "org.netloupe.metrics.accuracy", new MetricValue.Scalar(0.9))));
    }

    private static void write(RunFolder folder, int epochs) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().orElseThrow().toEpochMilli();
        folder.writeStatus(new RunStatus(RunState.DONE, epochs, epochs, epochs * 10L, 1, 0, Double.NaN,
                Map.of("validation/loss", 1.2 / epochs, "validation/accuracy", 1 - 0.6 / epochs), "", self.pid(), start,
                System.currentTimeMillis()));
    }
}

package org.netloupe.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.tensor.file.WholeFile;

/** Main class of the test engine's worker: an epoch is done as soon as the file {@code allow-<epoch>} is there. */
public final class StepWorker {
    private StepWorker() {}

    /** @param arguments the run folder */
    public static void main(String[] arguments) throws Exception {
        RunFolder folder = new RunFolder(Path.of(arguments[0]));
        int epochs = folder.readRequest().settings().epochs();
        List<Path> checkpoints = folder.checkpoints();
        int done = checkpoints.isEmpty() ? 0 : RunFolder.epochOf(checkpoints.getLast());
        System.out.println("resumed after epoch " + done);
        write(folder, RunState.RUNNING, done, epochs);
        while (done < epochs) {
            done++;
            await(folder.path().resolve("allow-" + done));
            WholeFile.writeText(folder.checkpoint(done), "weights after epoch " + done);
            System.out.println("finished epoch " + done);
            write(folder, done == epochs ? RunState.DONE : RunState.RUNNING, done, epochs);
        }
    }

    private static void await(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(5); // the test writes it when it wants the next epoch
        }
    }

    private static void write(RunFolder folder, RunState state, int epoch, int epochs) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().orElseThrow().toEpochMilli();
        folder.writeStatus(new RunStatus(state, epoch, epochs, epoch * 10L, (double) epoch / epochs, Double.NaN, 100,
                Map.of("validation/loss", 1.0 / (epoch + 1), "validation/accuracy", (double) epoch / epochs), "",
                self.pid(), start, System.currentTimeMillis()));
    }
}

package org.netloupe.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.agent.protocol.Parameter;

/** A host in a JVM of its own: 100 batches an epoch with losses 0 to 99, some thousand batches a second, until stopped. */
public final class HostProcess implements AutoCloseable {
    private final Process process;
    private final Path file;

    private HostProcess(Process process, Path file) {
        this.process = process;
        this.file = file;
    }

    /** Starts one whose endpoint file lies in that folder. */
    public static HostProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), HostProcess.class.getName(),
                folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("The host ended before it had an agent.");
        }
        return new HostProcess(process, Path.of(line));
    }

    /** The agent's. */
    public Path endpointFile() {
        return file;
    }

    /** The virtual machine's. */
    public Process process() {
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private static final class Training {
        long iteration;
        double learningRate = 0.1;

        double loss() {
            return iteration % 100;
        }
    }

    /** The host: one agent, five observables, a setting and a command. */
    public static void main(String[] arguments) throws IOException {
        Training training = new Training();
        Observables batch = Observables.builder().whole("iteration", () -> training.iteration)
                .number("loss", training::loss).described("mean cross-entropy of the batch")
                .number("learningRate", () -> training.learningRate).text("phase", () -> "train")
                .number("broken", () -> {
                    throw new IllegalStateException("no such layer");
                }).build();
        try (Agent agent = Agent.named("host").folder(Path.of(arguments[0])).label("run", "r1")
                .clientTimeout(Duration.ofSeconds(2)).start()) {
            agent.setting("learningRate", "step size", 0, 1, () -> training.learningRate,
                    value -> training.learningRate = value);
            agent.command("checkpoint", "Saves the model.", List.of(Parameter.text("name")), a -> "saved "
                    + a.text("name") + " at " + training.iteration);
            agent.declare("batch", batch);
            System.out.println(agent.endpointFile());
            while (!agent.stopRequested()) {
                agent.beginGroup("epoch");
                for (int i = 0; i < 100 && !agent.stopRequested(); i++) {
                    agent.observe("batch", batch);
                    training.iteration++;
                    LockSupport.parkNanos(100_000);
                }
                agent.endGroup("epoch");
            }
        }
    }
}

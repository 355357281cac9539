package org.netloupe.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What an event costs the host while no stream asks for it: time, and with {@code -prof gc} memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ObserveBenchmark {

    /** An agent without clients. */
    @State(Scope.Thread)
    public static class Quiet {
        @Param({"0", "10", "100"})
        public int observables;
        Agent agent;
        Observables declared;
        long iteration;

        @Setup
        public void start() throws IOException {
            agent = Agent.named("quiet").folder(Files.createTempDirectory("bench")).start();
            Observables.Builder builder = Observables.builder();
            for (int i = 0; i < observables; i++) {
                builder.number("o" + i, () -> iteration);
            }
            declared = builder.build();
        }

        @TearDown
        public void stop() {
            agent.close();
        }
    }

    @Benchmark
    public void withoutStreams(Quiet host) {
        host.iteration++;
        host.agent.observe("batch", host.declared);
    }
}

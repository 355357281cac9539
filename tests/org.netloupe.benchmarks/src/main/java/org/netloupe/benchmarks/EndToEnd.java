package org.netloupe.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.agent.protocol.Message;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;

/**
 * Pairs from one process to another over loopback with CURVE: the most a second that arrive without loss, and the time from
 * event to client at 1000 a second. Run with {@code java -cp org.netloupe.benchmarks.jar org.netloupe.benchmarks.EndToEnd}.
 */
public final class EndToEnd {
    private static final int EVENTS = 3_000_000;
    private static final int PACED = 8_000;

    private EndToEnd() {}

    /** Without arguments measures; with a folder is the host. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            host(Path.of(arguments[0]));
            return;
        }
        Path folder = Files.createTempDirectory("bench");
        Process host = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), EndToEnd.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (AgentConnection connection = AgentConnection.connect(Path.of(host.inputReader().readLine()))) {
            rate(connection, "warm-up");
            for (int i = 0; i < 3; i++) {
                rate(connection, "full speed");
            }
            latency(connection);
            connection.command("stop", java.util.Map.of()).done().get(10, TimeUnit.SECONDS);
        } finally {
            host.destroy();
        }
    }

    /** Sends bursts on command; the bursts run on the thread that calls observe. */
    private static void host(Path folder) throws Exception {
        long[] iteration = {0};
        Observables batch = Observables.builder().whole("iteration", () -> iteration[0])
                .number("loss", () -> 1.0 / iteration[0]).build();
        int[] mode = {0};
        try (Agent agent = Agent.named("bench").folder(folder).start()) {
            agent.declare("batch", batch);
            agent.command("burst", "", java.util.List.of(), a -> mode[0] = 1);
            agent.command("paced", "", java.util.List.of(), a -> mode[0] = 2);
            System.out.println(agent.endpointFile());
            while (!agent.stopRequested()) {
                agent.endGroup("idle");
                LockSupport.parkNanos(1_000_000);
                int count = mode[0] == 1 ? EVENTS : mode[0] == 2 ? PACED : 0;
                long next = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    iteration[0]++;
                    agent.observe("batch", batch);
                    next += mode[0] == 2 ? 1_000_000 : 0;
                    while (mode[0] == 2 && System.nanoTime() < next) {
                        LockSupport.parkNanos(next - System.nanoTime());
                    }
                }
                mode[0] = 0;
            }
        }
    }

    private static void rate(AgentConnection connection, String what) throws Exception {
        StreamSubscription stream = open(connection);
        long begin = System.nanoTime();
        connection.command("burst", java.util.Map.of());
        long taken = 0;
        while (taken + stream.droppedEvents() + stream.droppedValues() < EVENTS) {
            taken += stream.poll(Duration.ofSeconds(5)).map(message -> message.values().size()).orElse(0);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %,.0f pairs/s arrived of %,.0f events/s, %d dropped%n", what,
                taken / seconds,
                EVENTS / seconds, stream.droppedEvents() + stream.droppedValues());
        stream.close();
    }

    private static void latency(AgentConnection connection) throws Exception {
        StreamSubscription stream = open(connection);
        connection.command("paced", java.util.Map.of());
        long[] micros = new long[PACED];
        int count = 0;
        while (count < PACED) {
            Message.Values values = stream.poll(Duration.ofSeconds(5)).orElseThrow();
            var now = java.time.Instant.now();
            for (Message.Timed timed : values.values()) {
                micros[count++] = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000 - timed.time();
            }
        }
        long[] sorted = Arrays.copyOfRange(micros, PACED / 4, PACED);
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "at 1000/s: median %d us, p99 %d us, max %d us%n", sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
        stream.close();
    }

    private static StreamSubscription open(AgentConnection connection) throws Exception {
        return connection.open("batch | map(b -> [b.iteration, b.loss])", new StreamOptions(1 << 20, 16L << 20)).get();
    }
}

package org.netloupe.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.netloupe.agent.Agent;
import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.Observables;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.value.Tensor;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;

/**
 * Tensors of 1 MB from one process to another of the same machine: through the shared file, and through CURVE as from
 * another machine. The host tells an event whenever fewer than a few tensors are on their way, so none is dropped. Run with
 * {@code java -cp org.netloupe.benchmarks.jar org.netloupe.benchmarks.TensorStream}.
 */
public final class TensorStream {
    private static final int ELEMENTS = 1 << 18;
    private static final int UNDER_WAY = 8;

    private TensorStream() {}

    /** Without arguments measures; with a folder is the host. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            host(Path.of(arguments[0]));
            return;
        }
        Path folder = Files.createTempDirectory("bench");
        Process host = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), TensorStream.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            EndpointFile near = EndpointFile.read(Path.of(host.inputReader().readLine()));
            EndpointFile far = new EndpointFile(near.name(), near.pid(), near.processStart(), near.started(),
                    "as if elsewhere", near.endpoint(), near.serverKey(), near.clientKey(), near.clientSecret(),
                    near.labels());
            measure("shared file", near, 3000, 7);
            measure("CURVE", far, 60, 3);
        } finally {
            host.destroy();
        }
    }

    private static void host(Path folder) throws Exception {
        float[] weights = new float[ELEMENTS];
        long[] count = {0};
        Observables batch = Observables.builder().whole("iteration", () -> count[0]).tensor("weights", () -> {
            weights[(int) (count[0] % ELEMENTS)] = count[0];
            return Tensor.of(weights);
        }).build();
        long[] allowed = {0};
        try (Agent agent = Agent.named("tensors").folder(folder).start()) {
            agent.declare("batch", batch);
            agent.command("more", "", List.of(org.netloupe.agent.protocol.Parameter.whole("events", 1, 1 << 20)),
                    a -> allowed[0] += (long) a.number("events"));
            System.out.println(agent.endpointFile());
            while (!agent.stopRequested()) {
                agent.endGroup("turn");
                while (allowed[0] > 0) {
                    allowed[0]--;
                    count[0]++;
                    agent.observe("batch", batch);
                }
                Thread.onSpinWait();
            }
        }
    }

    private static void measure(String what, EndpointFile endpoint, int tensors, int rounds) throws Exception {
        List<Double> rates = new ArrayList<>();
        try (AgentConnection connection = AgentConnection.connect(endpoint, Duration.ofSeconds(10));
                StreamSubscription stream = connection
                        .open("batch | map(b -> b.weights)", new StreamOptions(1 << 10, 32L << 20))
                        .get(10, TimeUnit.SECONDS)) {
            for (int round = 0; round < rounds; round++) {
                rates.add(rate(connection, stream, tensors));
            }
        }
        List<Double> later = rates.subList(1, rates.size()).stream().sorted().toList();
        System.out.printf(Locale.ROOT, "%s: median %,.0f MB/s, best %,.0f MB/s of tensors of 1 MB%n", what,
                later.get(later.size() / 2), later.getLast());
    }

    private static double rate(AgentConnection connection, StreamSubscription stream, int tensors) throws Exception {
        long begin = System.nanoTime();
        int asked = 0;
        int taken = 0;
        double sum = 0;
        while (taken < tensors) {
            if (asked - taken <= UNDER_WAY / 2 && asked < tensors) {
                connection.command("more",
                        java.util.Map.of("events", new org.netloupe.agent.value.Value.Whole(UNDER_WAY)));
                asked += UNDER_WAY;
            }
            for (Message.Timed timed : stream.poll(Duration.ofSeconds(10)).orElseThrow().values()) {
                sum += ((Tensor) timed.value()).at(7);
                taken++;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (Double.isNaN(sum) || stream.droppedValues() + stream.droppedEvents() > 0) {
            throw new IllegalStateException("Tensors were dropped.");
        }
        return tensors * (ELEMENTS * 4 / 1e6) / seconds;
    }
}

package org.netloupe.benchmarks;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;

import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.agent.protocol.Message;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.StreamListener;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;

/**
 * What an event costs the host's own thread while 0, 1 or 10 map streams of a pair of numbers ask for it: each call is
 * timed, with 100 microseconds of computation between calls, as a training has. The median is robust against a busy machine.
 */
public final class HostCost {
    private static final int EVENTS = 20_000;
    private static final long GAP_NANOS = 100_000;

    private HostCost() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        for (int streams : new int[]{1, 0, 1, 10}) {
            measure(streams);
        }
    }

    private static void measure(int streams) throws Exception {
        long[] iteration = {0};
        Observables batch = Observables.builder().whole("iteration", () -> iteration[0])
                .number("loss", () -> 1.0 / iteration[0]).build();
        try (Agent agent = Agent.named("host").folder(Files.createTempDirectory("bench")).start()) {
            agent.declare("batch", batch);
            try (AgentConnection connection = AgentConnection.connect(agent.endpointFile())) {
                for (int i = 0; i < streams; i++) {
                    connection.open("batch | map(b -> [b.iteration, b.loss])", StreamOptions.DEFAULT, new Ignoring())
                            .get();
                }
                long[] nanos = new long[EVENTS];
                for (int i = 0; i < EVENTS; i++) {
                    iteration[0]++;
                    long begin = System.nanoTime();
                    agent.observe("batch", batch);
                    nanos[i] = System.nanoTime() - begin;
                    while (System.nanoTime() - begin < GAP_NANOS) {
                        Thread.onSpinWait();
                    }
                }
                print(streams, Arrays.copyOfRange(nanos, EVENTS / 2, EVENTS));
            }
        }
    }

    private static void print(int streams, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, "%d streams: median %d ns, p90 %d ns, p99 %d ns (nanoTime itself included)%n",
                streams, nanos[nanos.length / 2], nanos[nanos.length * 9 / 10], nanos[nanos.length * 99 / 100]);
    }

    /** Takes values and forgets them. */
    private static final class Ignoring implements StreamListener {
        @Override
        public void values(StreamSubscription stream, Message.Values batch) {}

        @Override
        public void ended(StreamSubscription stream, StreamSubscription.End end) {}
    }
}

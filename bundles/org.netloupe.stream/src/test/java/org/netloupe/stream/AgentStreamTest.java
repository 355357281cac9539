package org.netloupe.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.Agent;
import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.Observables;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.protocol.MessageCodec;
import org.netloupe.agent.protocol.ProtocolException;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Streams under stress: many events, slow and vanished clients, strangers and garbage at the socket. */
@Timeout(30)
class AgentStreamTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    Path folder = Path.of("");
    private final AtomicLong iteration = new AtomicLong();
    private final Observables batch = Observables.builder().whole("iteration", iteration::get)
            .value("weights", ValueType.TENSOR, () -> new float[]{1, 2, 3}).build();
    private List<AutoCloseable> open = new ArrayList<>();

    private Agent agent() throws IOException {
        Agent agent = Agent.named("test").folder(folder).clientTimeout(TIMEOUT).start();
        open.add(agent);
        agent.declare("batch", batch);
        return agent;
    }

    private AgentConnection connect(Agent agent) throws IOException {
        AgentConnection connection = AgentConnection.connect(agent.endpointFile());
        open.add(0, connection);
        return connection;
    }

    @BeforeEach
    void begin() {
        open = new ArrayList<>();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static StreamSubscription open(AgentConnection connection, String query, StreamOptions options)
            throws Exception {
        return connection.open(query, options).get(10, TimeUnit.SECONDS);
    }

    @Test
    void eventsOfSeveralThreadsAllArrive() throws Exception {
        Agent agent = agent();
        StreamSubscription stream = open(connect(agent), "batch | count every 1000 events",
                new StreamOptions(1 << 20, 1 << 20));
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 25_000; i++) {
                    agent.observe("batch", batch);
                }
            }));
        }
        long values = 0;
        while (values < 100) {
            values += stream.poll(Duration.ofSeconds(10)).orElseThrow().values().size();
        }
        assertEquals(100, values);
        assertEquals(0, stream.droppedEvents());
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void aSlowClientLosesTheOldestAndKnowsHowMany() throws Exception {
        Agent agent = agent();
        StreamSubscription stream = open(connect(agent), "batch | map(b -> b.iteration)", new StreamOptions(100, 1));
        long total = 50_000;
        for (int i = 0; i < total; i++) {
            iteration.set(i);
            agent.observe("batch", batch);
        }
        agent.close();

        long received = 0;
        long last = -1;
        long lastNumber = -1;
        while (!(stream.ended().isDone() && received == stream.received())) {
            var next = stream.poll(Duration.ofSeconds(10));
            if (next.isPresent()) {
                Message.Values message = next.get();
                assertTrue(message.first() > lastNumber);
                lastNumber = message.first() + message.values().size() - 1;
                received += message.values().size();
                last = ((Value.Whole) message.values().getLast().value()).value();
            }
        }
        assertEquals(total, received + stream.droppedEvents() + stream.droppedValues());
        assertEquals(total - 1, last, "the newest is kept");
        assertTrue(received < total / 2, "most had to be dropped: " + received);
    }

    @Test
    void aListenerGetsValuesThenTheEnd() throws Exception {
        Agent agent = agent();
        CompletableFuture<String> heard = new CompletableFuture<>();
        List<Value> values = new ArrayList<>();
        connect(agent).open("batch | map(b -> b.weights)", StreamOptions.DEFAULT, new StreamListener() {
            @Override
            public void values(StreamSubscription stream, Message.Values batch) {
                batch.values().forEach(timed -> values.add(timed.value()));
            }

            @Override
            public void ended(StreamSubscription stream, StreamSubscription.End end) {
                heard.complete(end.reason());
            }
        }).get(10, TimeUnit.SECONDS);
        agent.observe("batch", batch);
        agent.observe("batch", batch);
        agent.close();

        assertEquals("The process has closed its agent.", heard.get(10, TimeUnit.SECONDS));
        Tensor weights = Tensor.of(new float[]{1, 2, 3});
        assertEquals(List.of(weights, weights), values);
    }

    @Test
    void aStreamOfAnEventToComeBeginsWithIt() throws Exception {
        Agent agent = agent();
        AgentConnection connection = connect(agent);
        StreamSubscription later = open(connection, "test | map(t -> t.accuracy)", StreamOptions.DEFAULT);
        StreamSubscription wrong = open(connection, "test | map(t -> t.acuracy)", StreamOptions.DEFAULT);
        assertTrue(later.waitedForEvent());

        agent.observe("test", Observables.builder().number("accuracy", () -> 0.5).build());

        assertEquals(new Value.Real(0.5), later.poll(Duration.ofSeconds(10)).orElseThrow().values().get(0).value());
        assertTrue(
                wrong.ended().get(10, TimeUnit.SECONDS).reason().contains("There is no 'acuracy' at the event test"));
    }

    @Test
    void theStreamsOfAVanishedClientEnd() throws Exception {
        Agent agent = agent();
        AgentConnection watcher = connect(agent);
        try (RawClient client = new RawClient(EndpointFile.read(agent.endpointFile()), true)) {
            client.send(new Message.Hello(Message.VERSION, "vanishing"));
            client.send(new Message.Open(1, "batch | map(b -> b.iteration)", 10, 1000, false, false));
            assertTrue(client.receive() instanceof Message.Welcome);
            assertTrue(client.receive() instanceof Message.Opened);
            assertEquals(1, watcher.describe().get(10, TimeUnit.SECONDS).streams().size());
        }
        while (!watcher.describe().get(10, TimeUnit.SECONDS).streams().isEmpty()) {
            agent.observe("batch", batch);
            Thread.onSpinWait();
        }
        assertTrue(watcher.status().alive());
    }

    @Test
    void withoutCurveNothingIsAnswered() throws Exception {
        Agent agent = agent();
        try (RawClient stranger = new RawClient(EndpointFile.read(agent.endpointFile()), false)) {
            stranger.send(new Message.Hello(Message.VERSION, "stranger"));
            assertNull(stranger.receiveBytes(500));
        }
    }

    @Test
    void withoutHelloNothingIsTold() throws Exception {
        Agent agent = agent();
        try (RawClient rude = new RawClient(EndpointFile.read(agent.endpointFile()), true)) {
            rude.send(new Message.Describe(1, false));
            assertEquals(new Message.Fault("Expected hello as the first message."), rude.receive());
            rude.send(new Message.Hello(99, "future"));
            assertTrue(((Message.Fault) rude.receive()).reason().contains("speaks version 1"));
        }
    }

    @Test
    void garbageNeitherStopsTheAgentNorTheHost() throws Exception {
        Agent agent = agent();
        AgentConnection good = connect(agent);
        StreamSubscription stream = open(good, "batch | map(b -> b.iteration)", StreamOptions.DEFAULT);
        Random random = new Random(3);
        List<Message> seeds = List.of(new Message.Hello(1, "x"),
                new Message.Open(1, "batch | count by epoch", 10, 10, false, false),
                new Message.Consumed(stream.id(), 1L << 60), new Message.Close(stream.id()),
                new Message.Describe(3, true),
                new Message.Command(4, "set", Map.of("name", new Value.Text("x"))),
                new Message.Values(1, 1, 1, 1, List.of()),
                new Message.Open(2, "batch", -5, Long.MIN_VALUE, false, false));
        try (RawClient client = new RawClient(EndpointFile.read(agent.endpointFile()), true)) {
            client.send(seeds.get(0));
            for (int round = 0; round < 3000; round++) {
                byte[] bytes = MessageCodec.encode(seeds.get(random.nextInt(seeds.size())));
                for (int edit = random.nextInt(3); edit > 0; edit--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                client.sendFrames(bytes, random.nextInt(20) == 0);
                agent.observe("batch", batch);
                client.drain();
            }
            iteration.set(77);
            agent.observe("batch", batch);
        }
        long last = -1;
        while (last != 77) {
            last = ((Value.Whole) stream.poll(Duration.ofSeconds(10)).orElseThrow().values().getLast().value()).value();
        }
        assertFalse(stream.ended().isDone());
    }

    @Test
    void aPauseDoesNotHoldAnInterruptedHost() throws Exception {
        Agent agent = agent();
        AgentConnection connection = connect(agent);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread host = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                agent.observe("batch", batch);
            }
            interrupted.complete(true);
        });
        connection.command("pause", Map.of()).done().get(10, TimeUnit.SECONDS);
        host.interrupt();
        assertTrue(interrupted.get(10, TimeUnit.SECONDS));
    }

    /** A client that says what it likes. */
    private static final class RawClient implements AutoCloseable {
        private final ZContext context = new ZContext(1);
        private final ZMQ.Socket socket = context.createSocket(SocketType.DEALER);

        RawClient(EndpointFile endpoint, boolean keys) {
            if (keys) {
                socket.setCurveServerKey(ZMQ.Curve.z85Decode(endpoint.serverKey()));
                socket.setCurvePublicKey(ZMQ.Curve.z85Decode(endpoint.clientKey()));
                socket.setCurveSecretKey(ZMQ.Curve.z85Decode(endpoint.clientSecret()));
            }
            socket.setLinger(0);
            // as AgentConnection: JeroMQ loses a CURVE connection whose queue is full, and some handshakes hang
            socket.setHWM(0);
            socket.setHandshakeIvl(1500);
            socket.connect(endpoint.endpoint());
        }

        void send(Message message) {
            socket.send(MessageCodec.encode(message));
        }

        void sendFrames(byte[] bytes, boolean another) {
            if (another) {
                socket.sendMore(new byte[3]);
            }
            socket.send(bytes);
        }

        byte[] receiveBytes(int millis) {
            socket.setReceiveTimeOut(millis);
            return socket.recv();
        }

        Message receive() throws ProtocolException {
            return MessageCodec.decode(receiveBytes(10_000));
        }

        void drain() {
            while (socket.recv(ZMQ.DONTWAIT) != null) {
                continue;
            }
        }

        @Override
        public void close() {
            context.close();
        }
    }
}

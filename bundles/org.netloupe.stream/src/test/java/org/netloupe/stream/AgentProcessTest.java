package org.netloupe.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;
import org.zeromq.ZMQ;

/** Asks and commands a host that runs in another process. */
@Timeout(30)
class AgentProcessTest {
    @TempDir
    static Path temporary = Path.of("");
    private static Path folder = temporary;
    private static @Nullable HostProcess host;

    @BeforeAll
    static void startHost() throws IOException {
        folder = temporary.resolve("agents");
        host = HostProcess.start(folder);
    }

    @AfterAll
    static void stopHost() throws InterruptedException {
        host().close();
    }

    private static HostProcess host() {
        return java.util.Objects.requireNonNull(host);
    }

    private static List<Message.Timed> take(StreamSubscription stream, int count) throws InterruptedException {
        List<Message.Timed> values = new ArrayList<>();
        while (values.size() < count) {
            stream.poll(Duration.ofSeconds(10)).ifPresent(batch -> values.addAll(batch.values()));
            assertFalse(stream.ended().isDone(), () -> "ended: " + stream.ended().join());
        }
        return values;
    }

    private static StreamSubscription open(AgentConnection connection, String query) throws Exception {
        return connection.open(query, StreamOptions.DEFAULT).get(10, TimeUnit.SECONDS);
    }

    private static Message.Acknowledged done(PendingCommand command) throws Exception {
        return command.done().get(10, TimeUnit.SECONDS);
    }

    @Test
    void theEndpointFileIsForTheOwnerAlone() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(host().endpointFile())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        List<EndpointFile.Found> found = AgentConnection.processes(folder);
        assertEquals(1, found.size());
        assertTrue(found.get(0).alive());
        assertEquals("host", found.get(0).endpoint().name());
        assertEquals(Map.of("run", "r1"), found.get(0).endpoint().labels());
        assertEquals(host().process().pid(), found.get(0).endpoint().pid());
        assertTrue(found.get(0).endpoint().endpoint().startsWith("tcp://127.0.0.1:"));
    }

    @Test
    void tellsWhatCanBeObservedAndCommanded() throws Exception {
        try (AgentConnection connection = AgentConnection.connect(host().endpointFile())) {
            Description description = connection.describe().get(10, TimeUnit.SECONDS);

            Description.Event batch = description.events().get(0);
            assertEquals("batch", batch.name());
            assertEquals(new Description.Observable("loss", ValueType.NUMBER, "mean cross-entropy of the batch"),
                    batch.observables().get(1));
            assertEquals(ValueType.TEXT, batch.observables().get(3).type());
            assertEquals(List.of("epoch"), description.groups().stream().map(Description.Group::name).toList());
            assertEquals(List.of("pause", "resume", "stop", "set", "undo", "checkpoint"),
                    description.commands().stream().map(Description.Command::name).toList());
            Description.Setting rate = description.settings().get(0);
            assertEquals(new Description.Setting("learningRate", "step size", 0, 1, rate.value()), rate);
        }
    }

    @Test
    void mapsEveryEventInOrder() throws Exception {
        try (AgentConnection connection = AgentConnection.connect(host().endpointFile())) {
            StreamSubscription stream = open(connection,
                    "batch|filter(b->b.loss<10) | map(b -> [b.iteration, b.loss])");
            assertEquals("batch | filter(b -> b.loss < 10) | map(b -> [b.iteration, b.loss])", stream.query());

            List<Message.Timed> values = take(stream, 25);

            long before = -1;
            for (Message.Timed timed : values) {
                Value.Tuple pair = assertInstanceOf(Value.Tuple.class, timed.value());
                long iteration = ((Value.Whole) pair.items().get(0)).value();
                assertEquals(iteration % 100, pair.items().get(1).asDouble());
                assertTrue(before < 0 || iteration == before + 1 || iteration == before + 91, before + " " + iteration);
                before = iteration;
            }
            assertEquals(0, stream.droppedEvents() + stream.droppedValues());
        }
    }

    @Test
    void reducesByEpoch() throws Exception {
        try (AgentConnection connection = AgentConnection.connect(host().endpointFile())) {
            StreamSubscription stream = open(connection, "batch | map(b -> b.loss) | mean by epoch");

            List<Message.Timed> values = take(stream, 3);

            // the first epoch had begun before
            assertEquals(List.of(new Value.Real(49.5), new Value.Real(49.5)),
                    values.subList(1, 3).stream().map(Message.Timed::value).toList());
        }
    }

    @Test
    void aThrowingExpressionEndsItsStreamOnly() throws Exception {
        try (AgentConnection connection = AgentConnection.connect(host().endpointFile())) {
            StreamSubscription good = open(connection, "batch | map(b -> b.iteration)");
            StreamSubscription bad = open(connection, "batch | map(b -> b.phase.sqrt())");
            StreamSubscription broken = open(connection, "batch | map(b -> b.broken)");

            StreamSubscription.End end = bad.ended().get(10, TimeUnit.SECONDS);
            assertTrue(end.failed());
            assertTrue(end.reason().contains("A text has no method 'sqrt'"), end.reason());
            StreamSubscription.End hostFault = broken.ended().get(10, TimeUnit.SECONDS);
            assertTrue(hostFault.reason().contains("'broken' failed in the host")
                    && hostFault.reason().contains("no such layer"), hostFault.reason());
            assertEquals(100, take(good, 100).subList(0, 100).size());
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstandAndSaysWhere() throws Exception {
        try (AgentConnection connection = AgentConnection.connect(host().endpointFile())) {
            String misspelt = "batch | map(b -> b.los)";
            ExecutionException fault = assertThrows(ExecutionException.class, () -> open(connection, misspelt));
            QueryRefusedException refused = assertInstanceOf(QueryRefusedException.class, fault.getCause());
            assertEquals(misspelt.indexOf("los"), refused.position());
            assertTrue(String.valueOf(refused.getMessage()).contains("There is no 'los' at the event batch"));
        }
    }

    @Test
    void runsCommandsAtEventBoundaries() throws Exception {
        try (AgentConnection connection = AgentConnection.connect(host().endpointFile())) {
            CompletableFuture<Boolean> paused = new CompletableFuture<>();
            connection.onStatus(status -> {
                if (status.paused()) {
                    paused.complete(true);
                }
            });
            assertEquals(Message.State.DONE, done(connection.command("pause", Map.of())).state());
            assertTrue(paused.get(10, TimeUnit.SECONDS));

            // a paused host still executes commands, but gives no values
            StreamSubscription rates = open(connection, "batch | map(b -> b.learningRate)");
            Message.Acknowledged set = done(connection.set("learningRate", 0.25));
            assertEquals(Message.State.DONE, set.state());
            Value.Mapping change = (Value.Mapping) set.result().orElseThrow();
            assertEquals(new Value.Real(0.25), change.entries().get("after"));
            assertTrue(rates.poll(Duration.ofMillis(50)).isEmpty());

            assertEquals(Message.State.DONE, done(connection.command("resume", Map.of())).state());
            assertEquals(new Value.Real(0.25), take(rates, 1).get(0).value());
            Message.Acknowledged saved = done(connection.command("checkpoint", Map.of("name", new Value.Text("best"))));
            assertTrue(saved.result().orElseThrow().toString().startsWith("saved best at "));
        }
    }

    @Test
    void refusesCommandsThatDoNotFit() throws Exception {
        try (AgentConnection connection = AgentConnection.connect(host().endpointFile())) {
            Map<PendingCommand, String> expected = Map.of( //
                    connection.command("explode", Map.of()), "There is no command 'explode'; there are pause, resume",
                    connection.set("learningRate", 7), "from 0.0 to 1.0, not 7.0",
                    connection.set("momentum", 7), "'name' is one of learningRate, not momentum",
                    connection.command("checkpoint", Map.of()), "'name' is missing",
                    connection.command("checkpoint", Map.of("name", new Value.Whole(1))), "is a text, not a number",
                    connection.command("pause", Map.of("x", new Value.Whole(1))), "no parameter 'x'");
            for (Map.Entry<PendingCommand, String> entry : expected.entrySet()) {
                Message.Acknowledged answer = entry.getKey().accepted().get(10, TimeUnit.SECONDS);
                assertEquals(Message.State.REFUSED, answer.state());
                assertTrue(answer.message().contains(entry.getValue()), answer.message());
            }
        }
    }

    @Test
    void anyOtherKeyIsNotEvenAnswered() throws IOException {
        EndpointFile real = EndpointFile.read(host().endpointFile());
        ZMQ.Curve.KeyPair stranger = ZMQ.Curve.generateKeyPair();
        EndpointFile forged = new EndpointFile(real.name(), real.pid(), real.processStart(), real.started(),
                real.machine(), real.endpoint(), real.serverKey(), stranger.publicKey, stranger.secretKey, Map.of());

        IOException fault = assertThrows(IOException.class,
                () -> AgentConnection.connect(forged, Duration.ofMillis(700)).close());

        assertTrue(String.valueOf(fault.getMessage()).contains("does not answer"), fault.getMessage());
    }

    @Test
    void stopEndsTheHostAndCleansUp() throws Exception {
        Path own = temporary.resolve("stopped");
        try (HostProcess other = HostProcess.start(own);
                AgentConnection connection = AgentConnection.connect(other.endpointFile())) {
            StreamSubscription losses = open(connection, "batch | map(b -> b.loss) | count until end");

            assertEquals(Message.State.DONE, done(connection.command("stop", Map.of())).state());

            assertTrue(other.process().waitFor(10, TimeUnit.SECONDS));
            assertEquals(0, other.process().exitValue());
            assertFalse(losses.ended().get(10, TimeUnit.SECONDS).failed());
            assertEquals(1, losses.received());
            assertFalse(Files.exists(other.endpointFile()));
            assertTrue(connection.lost().get(10, TimeUnit.SECONDS).contains("ended"));
        }
    }

    @Test
    void aKilledHostEndsStreamsAndRequests() throws Exception {
        Path own = temporary.resolve("killed");
        try (HostProcess other = HostProcess.start(own);
                AgentConnection connection = AgentConnection.connect(other.endpointFile())) {
            StreamSubscription stream = open(connection, "batch | map(b -> b.loss)");
            take(stream, 1);

            other.process().destroyForcibly();

            assertTrue(stream.ended().get(10, TimeUnit.SECONDS).failed());
            ExecutionException fault = assertThrows(ExecutionException.class,
                    () -> connection.describe().get(10, TimeUnit.SECONDS));
            assertInstanceOf(IOException.class, fault.getCause());
            assertFalse(AgentConnection.processes(own).get(0).alive());
            assertThrows(IOException.class, () -> AgentConnection.connect(other.endpointFile()).close());
        }
        // the next agent of the folder clears what the dead left
        try (HostProcess next = HostProcess.start(own)) {
            assertEquals(List.of(next.endpointFile()),
                    AgentConnection.processes(own).stream().map(EndpointFile.Found::file).toList());
        }
    }
}

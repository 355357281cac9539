package org.netloupe.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;
import org.zeromq.ZMQ;

/** Asks and commands a training in PyTorch, a process of its own whose script has three lines more: {@code train.py}. */
@Timeout(120)
class PythonProcessTest {
    private static final Path PACKAGE = Path.of("..", "org.netloupe.agent", "python").toAbsolutePath().normalize();
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder = Path.of("");
    private @Nullable Process process;

    @BeforeEach
    void start() throws Exception {
        String python = PYTHONS.stream().filter(this::canRun).findFirst().orElse("");
        assumeTrue(!python.isEmpty(), "skipped: needs python3 with torch, numpy, zmq and msgpack (apt install "
                + "python3-torch python3-numpy python3-zmq python3-msgpack)");
        Path script = Path.of(Objects.requireNonNull(getClass().getResource("train.py")).toURI());
        process = python(folder.resolve("out.log"), python, script.toString()).start();
    }

    private boolean canRun(String python) {
        try {
            Process probe = python(folder.resolve("probe.log"), python, "-c", "import torch, numpy, zmq, msgpack")
                    .start();
            return probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ProcessBuilder python(Path log, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("PYTHONPATH", PACKAGE.toString(), "PYTHONDONTWRITEBYTECODE", "1",
                "NETLOUPE_AGENTS", folder.resolve("agents").toString()));
        return builder;
    }

    @AfterEach
    void stop() throws InterruptedException {
        Process started = process;
        if (started != null) {
            started.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Process process() {
        return Objects.requireNonNull(process);
    }

    /** The endpoint file of the training, as the workbench finds it. */
    private EndpointFile.Found found() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            List<EndpointFile.Found> all = AgentConnection.processes(folder.resolve("agents"));
            if (!all.isEmpty()) {
                return all.get(0);
            }
            assertTrue(process().isAlive(), () -> log());
            Thread.sleep(50);
        }
        throw new IOException("no agent within " + PATIENCE);
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("out.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private AgentConnection connect() throws Exception {
        return AgentConnection.connect(found().file());
    }

    private static StreamSubscription open(AgentConnection connection, String query) throws Exception {
        return connection.open(query, StreamOptions.DEFAULT).get(20, TimeUnit.SECONDS);
    }

    private static List<Value> take(AgentConnection connection, String query, int count) throws Exception {
        try (StreamSubscription stream = open(connection, query)) {
            List<Value> values = new ArrayList<>();
            while (values.size() < count) {
                stream.poll(Duration.ofSeconds(10)).ifPresent(
                        batch -> batch.values().forEach(timed -> values.add(timed.value())));
                assertFalse(stream.ended().isDone() && values.size() < count, () -> "ended: " + stream.ended().join());
            }
            return values.subList(0, count);
        }
    }

    private static Message.Acknowledged done(PendingCommand command) throws Exception {
        Message.Acknowledged answer = command.done().get(20, TimeUnit.SECONDS);
        assertEquals(Message.State.DONE, answer.state(), answer.message());
        return answer;
    }

    private static List<Value> items(Value value) {
        return assertInstanceOf(Value.Tuple.class, value).items();
    }

    private static Map<String, Value> fields(@Nullable Value value) {
        return assertInstanceOf(Value.Mapping.class, value).entries();
    }

    private static double number(@Nullable Value value) {
        return Objects.requireNonNull(value).asDouble();
    }

    @Test
    void aTrainingWithThreeMoreLinesIsAskedCommandedAndStopped() throws Exception {
        EndpointFile.Found found = found();
        assertEquals("train", found.endpoint().name());
        assertEquals(process().pid(), found.endpoint().pid());
        assertTrue(found.alive(), "the start of the process is told as the JVM computes it");
        try (AgentConnection connection = connect()) {
            listsItsSchema(connection);
            givesGradientsByEpoch(connection);
            givesTheWorstPredictions(connection);
            setsAndUndoesTheLearningRate(connection);
            done(connection.command("stop", Map.of()));
            assertTrue(process().waitFor(20, TimeUnit.SECONDS), () -> log());
        }
        assertEquals(0, process().exitValue(), () -> log());
        assertTrue(log().startsWith("trained "), () -> log());
        assertTrue(log().endsWith("at 0.05\n"), () -> log());
        assertTrue(AgentConnection.processes(folder.resolve("agents")).isEmpty());
    }

    private static void listsItsSchema(AgentConnection connection) throws Exception {
        take(connection, "batch | map(b -> b.iteration)", 1);
        connection.describeAndLook().get(20, TimeUnit.SECONDS);
        // the second batch from now has surely been looked at
        take(connection, "batch | map(b -> b.iteration)", 30);
        Description description = connection.describe().get(20, TimeUnit.SECONDS);
        Description.Event batch = description.events().stream().filter(e -> e.name().equals("batch")).findFirst()
                .orElseThrow();
        Map<String, ValueType> types = new java.util.HashMap<>();
        batch.observables().forEach(observable -> types.put(observable.name(), observable.type()));
        assertEquals(Map.of("iteration", ValueType.NUMBER, "epoch", ValueType.NUMBER, "batch", ValueType.NUMBER, "size",
                ValueType.NUMBER, "loss", ValueType.NUMBER, "learningRate", ValueType.NUMBER, "layers",
                ValueType.TUPLE, "predictions", ValueType.TUPLE), types);
        assertEquals("learningRate", description.settings().get(0).name());
        assertTrue(description.commands().stream().map(Description.Command::name).toList()
                .containsAll(List.of("pause", "resume", "stop", "set", "undo", "checkpoint")));
        assertEquals("epoch", description.groups().get(0).name());
    }

    private static void givesGradientsByEpoch(AgentConnection connection) throws Exception {
        String query = "batch | map(b -> b.layers.map(l -> l.gradient.meanAbs())) | mean by epoch";
        for (Value epoch : take(connection, query, 3)) {
            assertEquals(3, items(epoch).size());
            items(epoch).forEach(layer -> assertTrue(layer.asDouble() > 0 && layer.asDouble() < 1, epoch.toString()));
        }
    }

    private static void givesTheWorstPredictions(AgentConnection connection) throws Exception {
        List<Value> worst = items(
                take(connection, "batch | flatMap(b -> b.predictions) | top(5, p -> p.loss) by epoch", 1).get(0));
        assertEquals(5, worst.size());
        double before = Double.POSITIVE_INFINITY;
        for (Value prediction : worst) {
            Map<String, Value> entry = fields(prediction);
            Image image = assertInstanceOf(Image.class, entry.get("input"));
            assertEquals(List.of(8, 8, 1), List.of(image.width(), image.height(), image.channels()));
            assertTrue(number(entry.get("loss")) <= before);
            before = number(entry.get("loss"));
            double right = 1 - number(entry.get("probability"));
            if (number(entry.get("target")) != number(entry.get("predicted"))) {
                assertEquals(before, -Math.log(right), 1e-6, "of two classes the other has the rest");
            }
        }
    }

    private static void setsAndUndoesTheLearningRate(AgentConnection connection) throws Exception {
        Map<String, Value> change = fields(done(connection.set("learningRate", 0.01)).result().orElseThrow());
        assertEquals(List.of(0.05, 0.01), List.of(number(change.get("before")), number(change.get("after"))));
        assertEquals(0.01, take(connection, "batch | map(b -> b.learningRate)", 1).get(0).asDouble());
        done(connection.undo());
        assertEquals(0.05, take(connection, "batch | map(b -> b.learningRate)", 1).get(0).asDouble());
        assertEquals(Message.State.REFUSED, connection.set("learningRate", -1).done().handle((answer, fault) -> answer)
                .get(20, TimeUnit.SECONDS).state());
    }

    @Test
    void pausedItWaitsAndKilledItIsMissed() throws Exception {
        try (AgentConnection connection = connect()) {
            done(connection.command("pause", Map.of()));
            try (StreamSubscription stream = open(connection, "batch | map(b -> b.layers.map(l -> l.weight))")) {
                assertTrue(stream.poll(Duration.ofMillis(100)).isEmpty());
                done(connection.command("resume", Map.of()));
                Value weights = stream.poll(Duration.ofSeconds(10)).orElseThrow().values().get(0).value();
                assertEquals(4 * 9, assertInstanceOf(Tensor.class, items(weights).get(0)).size());
                process().destroyForcibly();
                assertTrue(stream.ended().get(20, TimeUnit.SECONDS).failed());
            }
        }
        assertFalse(found().alive(), "the file of a killed process stays, and is known to be stale");
    }

    @Test
    void refusalsTellThePlaceAndAWrongKeyGetsNothing() throws Exception {
        try (AgentConnection connection = connect()) {
            take(connection, "batch | map(b -> b.iteration)", 1);
            ExecutionException fault = assertThrows(ExecutionException.class,
                    () -> open(connection, "batch | map(b -> b.los)"));
            QueryRefusedException refused = assertInstanceOf(QueryRefusedException.class, fault.getCause());
            assertEquals(19, refused.position());
        }
        EndpointFile own = found().endpoint();
        ZMQ.Curve.KeyPair keys = ZMQ.Curve.generateKeyPair();
        Path stolen = folder.resolve("stolen.endpoint.json");
        String text = Files.readString(found().file()).replace(own.clientKey(), keys.publicKey)
                .replace(own.clientSecret(), keys.secretKey);
        Files.writeString(stolen, text);
        Files.setPosixFilePermissions(stolen, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        EndpointFile stranger = EndpointFile.read(stolen);
        assertThrows(IOException.class, () -> AgentConnection.connect(stranger, Duration.ofSeconds(2)));
    }

    @Test
    void largeTensorsArriveAsTheyWere() throws Exception {
        try (AgentConnection connection = connect()) {
            String query = "batch | map(b -> [b.layers[1].weight, b.layers[1].weight.sum()])";
            for (Value pair : take(connection, query, 60)) {
                Tensor weight = assertInstanceOf(Tensor.class, items(pair).get(0));
                assertEquals(List.of(128, 144), java.util.Arrays.stream(weight.shape()).boxed().toList());
                double sum = java.util.Arrays.stream(weight.toDoubles()).sum();
                assertEquals(items(pair).get(1).asDouble(), sum, 1e-9);
            }
        }
    }
}

package org.netloupe.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.Agent;
import org.netloupe.agent.EndpointFile;
import org.netloupe.agent.Observables;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Message;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Unavailable;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;

/** What an agent offers beyond plain streams: globals, groups, structures, lossless and shared streams, undo. */
@Timeout(60)
class AgentFeaturesTest {
    @TempDir
    Path folder = Path.of("");
    private List<AutoCloseable> open = new ArrayList<>();
    private long iteration;
    private final AtomicInteger asked = new AtomicInteger();
    private float[] weights = new float[0];
    private final Observables batch = Observables.builder().whole("iteration", () -> iteration)
            .value("layers", ValueType.TUPLE, this::layers)
            .tensor("weights", () -> Tensor.of(weights)).build();

    private List<Map<String, Object>> layers() {
        Supplier<float[]> gradient = () -> {
            asked.incrementAndGet();
            return new float[]{iteration, -1};
        };
        return List.of(Map.of("name", "dense", "gradient", gradient), Map.of("name", "out", "gradient", gradient));
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

    private Agent agent() throws IOException {
        Agent agent = Agent.named("test").folder(folder).start();
        open.add(agent);
        agent.declare("batch", batch);
        return agent;
    }

    private AgentConnection connect(Agent agent) throws IOException {
        AgentConnection connection = AgentConnection.connect(agent.endpointFile());
        open.add(0, connection);
        return connection;
    }

    private static StreamSubscription open(AgentConnection connection, String query, StreamOptions options)
            throws Exception {
        return connection.open(query, options).get(10, TimeUnit.SECONDS);
    }

    private static List<Value> rest(StreamSubscription stream) throws InterruptedException {
        List<Value> values = new ArrayList<>();
        while (true) {
            var next = stream.poll(Duration.ofSeconds(20));
            if (next.isEmpty()) {
                return values;
            }
            next.get().values().forEach(timed -> values.add(timed.value()));
        }
    }

    @Test
    void onlyWhatIsReadIsComputed() throws Exception {
        Agent agent = agent();
        AgentConnection connection = connect(agent);
        StreamSubscription names = open(connection, "batch | map(b -> b.layers.map(l -> l.name))",
                StreamOptions.DEFAULT);
        agent.observe("batch", batch);
        assertEquals(0, asked.get());
        StreamSubscription gradients = open(connection,
                "batch | map(b -> b.layers.map(l -> [l.name, l.gradient.meanAbs()]))", StreamOptions.DEFAULT);
        iteration = 3;
        agent.observe("batch", batch);
        assertEquals(2, asked.get());
        agent.close();

        assertEquals("[[dense, out], [dense, out]]", rest(names).toString());
        assertEquals("[[[dense, 2.0], [out, 2.0]]]", rest(gradients).toString());
    }

    @Test
    void whatIsUnavailableIsPassedOverByThoseWhoReadIt() throws Exception {
        Agent agent = agent();
        Observables layers = Observables.builder().whole("iteration", () -> iteration)
                .value("layers", ValueType.TUPLE, () -> List.of(Map.of("name", "dense", "activation",
                        (Supplier<Object>) () -> {
                            if (iteration % 2 == 0) {
                                throw new Unavailable("not kept");
                            }
                            return iteration;
                        })))
                .build();
        AgentConnection connection = connect(agent);
        StreamSubscription reading = open(connection, "step | map(s -> s.layers[0].activation)",
                StreamOptions.DEFAULT);
        StreamSubscription whole = open(connection, "step | map(s -> s.layers)", StreamOptions.LOSSLESS);
        StreamSubscription other = open(connection, "step | map(s -> s.layers[0].name)", StreamOptions.DEFAULT);
        for (iteration = 0; iteration < 4; iteration++) {
            agent.observe("step", layers);
        }
        assertFalse(agent.asksFor("step", "layers", "weights") && !agent.asksFor("step", "layers", "activation"));
        agent.close();

        assertEquals("[1, 3]", rest(reading).toString());
        assertEquals(2, rest(whole).size());
        assertEquals(4, rest(other).size());
    }

    @Test
    void globalsAreThereAtEveryEvent() throws Exception {
        Agent agent = agent();
        agent.globals(Observables.builder().whole("epoch", () -> 7).whole("iteration", () -> -1).build());
        AgentConnection connection = connect(agent);
        StreamSubscription own = open(connection, "batch | map(b -> [b.iteration, b.epoch])", StreamOptions.DEFAULT);
        StreamSubscription other = open(connection, "test | map(t -> [t.iteration, t.epoch])", StreamOptions.DEFAULT);
        agent.observe("batch", batch);
        agent.observe("test", Observables.none());
        agent.close();

        assertEquals("[[0, 7]]", rest(own).toString());
        assertEquals("[[-1, 7]]", rest(other).toString());
    }

    @Test
    void groupsCloseThoseInsideThem() throws Exception {
        Agent agent = agent();
        AgentConnection connection = connect(agent);
        StreamSubscription epochs = open(connection, "batch | count by epoch", StreamOptions.DEFAULT);
        StreamSubscription runs = open(connection, "batch | count by epoch | collect(9) by run",
                StreamOptions.DEFAULT);
        StreamSubscription both = open(connection, "batch | count by epoch, run", StreamOptions.DEFAULT);
        agent.beginGroup("run");
        for (int events : new int[]{2, 3}) {
            agent.beginGroup("epoch");
            for (int i = 0; i < events; i++) {
                agent.observe("batch", batch);
            }
            if (events == 2) {
                agent.endGroup("epoch");
            }
        }
        assertEquals(List.of(new Description.Group("run", "", true, 0), new Description.Group("epoch", "run", true, 1)),
                connection.describe().get(10, TimeUnit.SECONDS).groups());
        agent.endGroup("run");
        assertEquals(
                List.of(new Description.Group("run", "", false, 1), new Description.Group("epoch", "run", false, 2)),
                connection.describe().get(10, TimeUnit.SECONDS).groups());
        agent.close();

        assertEquals("[2, 3]", rest(epochs).toString());
        assertEquals("[[2, 3]]", rest(runs).toString());
        assertEquals("[2, 3, 0]", rest(both).toString());
    }

    @Test
    void aLookTellsWhatObservablesAreMadeOf() throws Exception {
        Agent agent = agent();
        agent.globals(Observables.builder().text("model", () -> "m".repeat(100)).build());
        AgentConnection connection = connect(agent);
        Description before = connection.describeAndLook().get(10, TimeUnit.SECONDS);
        assertTrue(before.events().get(0).observables().get(1).structure().isEmpty());
        // what was asked for is on its way before the next answer comes
        connection.describe().get(10, TimeUnit.SECONDS);
        agent.observe("batch", batch);
        assertEquals(2, asked.get());
        agent.observe("batch", batch);
        assertEquals(2, asked.get(), "only once");

        Description after = connection.describe().get(10, TimeUnit.SECONDS);
        while (after.globals().get(0).latest().isEmpty()) {
            after = connection.describe().get(10, TimeUnit.SECONDS);
        }
        Description.Observable layers = after.events().get(0).observables().get(1);
        assertEquals("tuple of 2, first: map (name, gradient)",
                layers.structure().orElseThrow().toString().replace("gradient, name", "name, gradient"));
        assertEquals("tensor float32 2", String.valueOf(
                layers.structure().orElseThrow().item().orElseThrow().fields().get("gradient")));
        assertEquals(80, after.globals().get(0).latest().length());
        assertEquals("0", after.events().get(0).observables().get(0).latest());
    }

    @Test
    void aLosslessStreamLosesNothingThoughNobodyTakesIt() throws Exception {
        Agent agent = agent();
        StreamSubscription stream = open(connect(agent),
                "batch | map(b -> [b.iteration, b.layers.map(l -> l.gradient)])",
                new StreamOptions(100, 1, true));
        int total = 20_000;
        for (int i = 0; i < total; i++) {
            iteration = i;
            agent.observe("batch", batch);
        }
        List<Value> values = new ArrayList<>();
        // taken while the agent closes, which waits for that
        Thread closing = Thread.ofPlatform().start(agent::close);
        values.addAll(rest(stream));
        closing.join();

        assertEquals(0, stream.droppedEvents() + stream.droppedValues());
        assertEquals(total, values.size());
        for (int i = 0; i < total; i++) {
            Value.Tuple pair = (Value.Tuple) values.get(i);
            assertEquals(new Value.Whole(i), pair.items().get(0));
            assertEquals(new Value.Tuple(List.of(Tensor.of(new float[]{i, -1}), Tensor.of(new float[]{i, -1}))),
                    pair.items().get(1));
        }
        assertFalse(stream.ended().get().failed(), stream.ended().get().reason());
    }

    @Test
    void losslessStreamsSayWhatWaitsOnTheDisk() throws Exception {
        Agent agent = agent();
        AgentConnection connection = connect(agent);
        open(connection, "batch | map(b -> b.iteration)", new StreamOptions(10, 1, true));
        // far more than come back from the disk to be sent in one message
        int total = 20_000;
        for (int i = 0; i < total; i++) {
            agent.observe("batch", batch);
        }
        Description.Stream told = connection.describe().get(10, TimeUnit.SECONDS).streams().get(0);
        while (told.waitingEvents() > 0 || told.events() < total) {
            told = connection.describe().get(10, TimeUnit.SECONDS).streams().get(0);
        }
        assertTrue(told.lossless() && told.spilledBytes() > 0 && told.waitingValues() > total - 9000, told.toString());
        assertTrue(told.hostMicros() > 0 && told.agentMicros() > 0 && told.hostMillisPerEvent() > 0, told.toString());
    }

    @Test
    void largeValuesPassThroughAFileThatIsGoneAtOnce() throws Exception {
        Agent agent = agent();
        Set<Path> before = rings();
        StreamSubscription stream = open(connect(agent), "batch | map(b -> [b.weights, b.iteration])",
                new StreamOptions(1000, 4 << 20));
        assertEquals(before, rings(), "mapped and deleted");
        weights = new float[100_000];
        for (int i = 0; i < 300; i++) {
            iteration = i;
            weights[i] = i;
            agent.observe("batch", batch);
            if (i % 3 == 2) {
                // three under way, so that the ring turns and its space is used again
                for (int k = 0; k < 3;) {
                    for (Message.Timed timed : stream.poll(Duration.ofSeconds(10)).orElseThrow().values()) {
                        List<Value> pair = ((Value.Tuple) timed.value()).items();
                        int number = (int) pair.get(1).asDouble();
                        assertEquals(i - 2 + k, number);
                        assertEquals(number, ((Tensor) pair.get(0)).at(number));
                        assertEquals(0, ((Tensor) pair.get(0)).at(number + 1));
                        k++;
                    }
                }
            }
        }
    }

    private static Set<Path> rings() throws IOException {
        Path memory = Path.of("/dev/shm");
        if (!Files.isDirectory(memory)) {
            return Set.of();
        }
        String own = "netloupe-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(memory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(own)).collect(Collectors.toSet());
        }
    }

    @Test
    void takeEndsTheStream() throws Exception {
        Agent agent = agent();
        StreamSubscription stream = open(connect(agent), "batch | map(b -> b.iteration) | take(2)",
                StreamOptions.DEFAULT);
        for (int i = 0; i < 5; i++) {
            iteration = i;
            agent.observe("batch", batch);
        }
        assertEquals("[0, 1]", rest(stream).toString());
        assertEquals(new StreamSubscription.End("The query has taken its 2 values.", false), stream.ended().get());
    }

    @Test
    void theFirstNaNIsNamedWithItsLayer() throws Exception {
        Agent agent = agent();
        StreamSubscription watch = open(connect(agent),
                "batch | map(b -> [b.iteration, b.layers.nonFinite()]) | filter(x -> !empty(x[1])) | take(1)",
                StreamOptions.DEFAULT);
        agent.observe("batch", batch);
        Observables broken = Observables.builder().whole("iteration", () -> 17)
                .value("layers", ValueType.TUPLE,
                        () -> List.of(Map.of("name", "dense", "gradient", new float[]{1}),
                                Map.of("name", "out", "gradient", new float[]{1, Float.NaN})))
                .tensor("weights", () -> Tensor.of(weights)).build();
        agent.observe("batch", broken);
        agent.observe("batch", broken);

        assertEquals("[[17, out.gradient[1]]]", rest(watch).toString());
    }

    @Test
    void settingsAreUndoneOneAfterTheOtherAndCommandsAreLogged() throws Exception {
        double[] rate = {0.1};
        List<String> told = new ArrayList<>();
        Agent agent = agent();
        agent.setting("rate", "", 0, 1, () -> rate[0], value -> rate[0] = value);
        agent.onCommand(logged -> told.add(logged.name() + " " + logged.state()));
        AgentConnection connection = connect(agent);
        List<PendingCommand> commands = List.of(connection.set("rate", 0.2), connection.set("rate", 0.3),
                connection.undo(), connection.undo(), connection.undo(), connection.set("rate", 2));
        for (PendingCommand command : commands) {
            command.accepted().get(10, TimeUnit.SECONDS);
        }
        agent.observe("batch", batch);

        assertEquals("{name=rate, before=0.3, after=0.2}", result(commands.get(2)));
        assertEquals("{name=rate, before=0.2, after=0.1}", result(commands.get(3)));
        assertEquals("There is nothing to undo.", commands.get(4).done().get(10, TimeUnit.SECONDS).message());
        assertEquals(Message.State.REFUSED, commands.get(5).done().get(10, TimeUnit.SECONDS).state());
        assertEquals(0.1, rate[0]);
        Description description = connection.describe().get(10, TimeUnit.SECONDS);
        assertEquals(0.1, description.settings().get(0).value());
        assertEquals(List.of("set REFUSED", "set DONE", "set DONE", "undo DONE", "undo DONE", "undo REFUSED"), told);
        assertEquals(told, description.log().stream().map(logged -> logged.name() + " " + logged.state()).toList());
        assertTrue(description.log().get(0).message().contains("from 0.0 to 1.0"));
        assertTrue(description.log().get(1).client().startsWith("netloupe"));
    }

    private static String result(PendingCommand command) throws Exception {
        return command.done().get(10, TimeUnit.SECONDS).result().orElseThrow().toString();
    }

    @Test
    void faultsAreFoundInQueriesWithLettersOfTwoChars() throws Exception {
        String query = "batch | map(b -> '\ud83d\ude00' + b.los)";
        ExecutionException fault = assertThrows(ExecutionException.class,
                () -> connect(agent()).open(query, StreamOptions.DEFAULT).get(10, TimeUnit.SECONDS));
        QueryRefusedException refused = (QueryRefusedException) fault.getCause();
        assertEquals("los", query.substring(refused.position(), refused.end()));
    }

    @Test
    void anAgentMayListenElsewhere() throws Exception {
        try (Agent agent = Agent.named("all").folder(folder).listen("0.0.0.0", 0).start()) {
            EndpointFile file = EndpointFile.read(agent.endpointFile());
            assertTrue(file.endpoint().startsWith("tcp://0.0.0.0:"), file.endpoint());
        }
        assertThrows(IOException.class,
                () -> Agent.named("wrong").folder(folder).listen("192.0.2.1", 0).start().close());
    }
}

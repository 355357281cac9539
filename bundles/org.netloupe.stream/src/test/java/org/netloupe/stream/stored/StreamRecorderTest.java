package org.netloupe.stream.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.agent.query.Query;
import org.netloupe.agent.value.Value;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.HostProcess;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;
import org.netloupe.tensor.InputException;

/** Streams of real processes that are recorded, joined late, and interrupted. */
@Timeout(60)
class StreamRecorderTest {
    private static final String PAIRS = "batch | map(b -> [b.iteration, b.loss])";
    @TempDir
    Path folder = Path.of("");

    private static StreamHeader header(String query) {
        try {
            return StreamHeader.of(Query.parse(query), "tuple", "host");
        } catch (org.netloupe.agent.query.QueryException e) {
            throw new AssertionError(e);
        }
    }

    private StreamRecorder recorder(String query) throws IOException {
        return StreamRecorder.into(folder.resolve("stream"), header(query));
    }

    private static StreamSubscription record(AgentConnection connection, String query, StreamRecorder recorder)
            throws Exception {
        return connection.open(query, StreamOptions.DEFAULT, recorder).get(10, TimeUnit.SECONDS);
    }

    private static StreamRecord next(BlockingQueue<StreamRecord> records) throws InterruptedException {
        return Optional.ofNullable(records.poll(20, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no record"));
    }

    private List<StreamRecord> stored() throws IOException {
        List<StreamRecord> records = new ArrayList<>();
        StoredStream stored = StoredStream.open(folder.resolve("stream"));
        stored.poll(records::add);
        assertEquals(List.of(), stored.damages());
        return records;
    }

    /** Checks that numbers follow each other and iterations do, up to so many items. */
    private static void follow(BlockingQueue<StreamRecord> records, long count) throws InterruptedException {
        long iteration = -1;
        for (long number = 0; number < count; number++) {
            StreamRecord.Item item = assertInstanceOf(StreamRecord.Item.class, next(records));
            assertEquals(number, item.number());
            long now = ((Value.Whole) ((Value.Tuple) item.value()).items().getFirst()).value();
            assertTrue(iteration < 0 || now == iteration + 1, "iteration " + now + " after " + iteration);
            iteration = now;
        }
    }

    @Test
    @DisplayName("Who joins while a stream is recorded gets it from its beginning and on, without gap or duplicate")
    void joinsLate() throws Exception {
        try (HostProcess host = HostProcess.start(folder);
                AgentConnection connection = AgentConnection.connect(host.endpointFile());
                StreamRecorder recorder = recorder(PAIRS)) {
            CompletableFuture<Boolean> some = new CompletableFuture<>();
            recorder.onStored(() -> some.complete(true));
            record(connection, PAIRS, recorder);
            some.get(20, TimeUnit.SECONDS);
            for (int joined = 0; joined < 3; joined++) {
                BlockingQueue<StreamRecord> here = new LinkedBlockingQueue<>();
                BlockingQueue<StreamRecord> elsewhere = new LinkedBlockingQueue<>();
                long upTo = recorder.next() + 300;
                try (StreamHistory history = StreamHistory.join(folder.resolve("stream"), recorder, here::add);
                        StreamHistory other = StreamHistory.follow(folder.resolve("stream"), elsewhere::add)) {
                    follow(here, upTo);
                    follow(elsewhere, upTo);
                    assertFalse(history.over().isDone() || other.over().isDone());
                }
            }
        }
    }

    @Test
    @DisplayName("A host that is killed leaves a gap with the reason; the next one's values are numbered on behind it")
    void showsLostConnections() throws Exception {
        BlockingQueue<StreamRecord> records = new LinkedBlockingQueue<>();
        try (StreamRecorder recorder = recorder(PAIRS);
                StreamHistory history = StreamHistory.join(folder.resolve("stream"), recorder, records::add)) {
            long before = recordUntilKilled(recorder, records);
            StreamRecord record = next(records);
            while (record instanceof StreamRecord.Item item) {
                assertEquals(before++, item.number());
                record = next(records);
            }
            StreamRecord.Gap gap = assertInstanceOf(StreamRecord.Gap.class, record);
            assertEquals(new StreamRecord.Gap(before, -1, gap.time(), gap.reason()), gap);
            assertTrue(gap.reason().contains("process has ended"), gap.reason());
            try (HostProcess second = HostProcess.start(folder);
                    AgentConnection connection = AgentConnection.connect(second.endpointFile())) {
                record(connection, PAIRS, recorder);
                for (int i = 0; i < 50; i++) {
                    assertEquals(before + i, assertInstanceOf(StreamRecord.Item.class, next(records)).number());
                }
            }
            assertFalse(history.over().isDone());
        }
    }

    private long recordUntilKilled(StreamRecorder recorder, BlockingQueue<StreamRecord> records) throws Exception {
        try (HostProcess host = HostProcess.start(folder);
                AgentConnection connection = AgentConnection.connect(host.endpointFile())) {
            record(connection, PAIRS, recorder);
            follow(records, 100);
            host.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            connection.lost().get(20, TimeUnit.SECONDS);
        }
        return 100;
    }

    @Test
    @DisplayName("A recording that was interrupted is continued with a gap; another query's folder is refused")
    void continues() throws Exception {
        Observables batch = Observables.builder().whole("iteration", () -> 7).build();
        String query = "batch | map(b -> b.iteration)";
        try (Agent agent = Agent.named("test").folder(folder).clientTimeout(Duration.ofSeconds(5)).start();
                AgentConnection connection = AgentConnection.connect(agent.endpointFile())) {
            agent.declare("batch", batch);
            for (int round = 0; round < 2; round++) {
                try (StreamRecorder recorder = recorder(query)) {
                    CompletableFuture<Boolean> some = new CompletableFuture<>();
                    recorder.onStored(() -> some.complete(true));
                    StreamSubscription stream = record(connection, query, recorder);
                    agent.observe("batch", batch);
                    some.get(20, TimeUnit.SECONDS);
                    assertThrows(InputException.class, () -> recorder(query), "it is being recorded");
                    stream.close();
                }
            }
        }
        List<StreamRecord> records = stored();
        assertEquals(new Value.Whole(7), assertInstanceOf(StreamRecord.Item.class, records.get(0)).value());
        StreamRecord.Gap gap = assertInstanceOf(StreamRecord.Gap.class, records.get(1));
        assertEquals("The recording was interrupted.", gap.reason());
        assertEquals(1, assertInstanceOf(StreamRecord.Item.class, records.get(2)).number());
        String message = String.valueOf(assertThrows(InputException.class, () -> recorder(PAIRS)).getMessage());
        assertTrue(message.contains("expected a stored stream of " + PAIRS), message);
        assertThrows(InputException.class, () -> StoredStream.open(folder.resolve("absent")));
        assertEquals(query, StoredStream.open(folder.resolve("stream")).header().orElseThrow().query());
    }

    @Test
    @DisplayName("Values that the process had to drop are a gap of their number")
    void showsDrops() throws Exception {
        long[] iteration = {0};
        Observables batch = Observables.builder().whole("iteration", () -> iteration[0]).build();
        String query = "batch | map(b -> b.iteration)";
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        try (StreamRecorder recorder = recorder(query);
                Agent agent = Agent.named("test").folder(folder).clientTimeout(Duration.ofSeconds(5)).start();
                AgentConnection connection = AgentConnection.connect(agent.endpointFile())) {
            agent.declare("batch", batch);
            StreamSubscription stream = connection.open(query, new StreamOptions(100, 1)).get(10, TimeUnit.SECONDS);
            for (; iteration[0] < 20_000; iteration[0]++) {
                agent.observe("batch", batch);
            }
            agent.close();
            stream.ended().get(20, TimeUnit.SECONDS);
            for (var values = stream.poll(Duration.ZERO); values.isPresent(); values = stream.poll(Duration.ZERO)) {
                recorder.values(stream, values.get());
            }
            recorder.ended(stream, stream.ended().join());
            ended.complete(true);
        }
        List<StreamRecord> records = stored();
        long next = 0;
        for (StreamRecord record : records) {
            switch (record) {
                case StreamRecord.Item item -> assertEquals(next++, item.number());
                case StreamRecord.Gap gap -> {
                    assertEquals(next, gap.first());
                    next += Math.max(0, gap.count());
                }
                case StreamRecord.End end -> assertEquals(next, end.next());
            }
        }
        assertFalse(records.getLast() instanceof StreamRecord.Item, "the end is told");
    }
}

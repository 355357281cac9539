package org.netloupe.monitor.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.agent.protocol.Message;

@Timeout(60)
class ProcessWatchTest {

    @TempDir
    Path folder = Path.of("");
    private final AtomicReference<Double> rate = new AtomicReference<>(0.1);
    private final Observables batch = Observables.builder().number("loss", () -> 0.5).build();
    private final Object bell = new Object();
    private ProcessWatch watch = new ProcessWatch();

    @BeforeEach
    void begin() {
        watch = new ProcessWatch();
        watch.listen(() -> {
            synchronized (bell) {
                bell.notifyAll();
            }
        });
    }

    @AfterEach
    void end() {
        watch.close();
    }

    private Agent agent(String name) throws Exception {
        Agent agent = Agent.named(name).folder(folder).start();
        agent.setting("learningRate", "", 0, 1, rate::get, rate::set);
        agent.declare("batch", batch);
        return agent;
    }

    /** Waits until the watch tells of changes that make it true. */
    private void await(BooleanSupplier condition) throws InterruptedException {
        synchronized (bell) {
            while (!condition.getAsBoolean()) {
                bell.wait(20);
            }
        }
    }

    private WatchedProcess only() {
        watch.refresh(List.of(folder));
        assertEquals(1, watch.processes().size());
        return watch.processes().getFirst();
    }

    @Test
    @DisplayName("A process is found, tells its events, answers a query, and stays with its answer when it has ended")
    void whole() throws Exception {
        LiveStream stream;
        try (Agent agent = agent("mnist")) {
            WatchedProcess process = only();
            assertEquals(WatchedProcess.State.FOUND, process.state());
            process.describe();
            await(() -> process.description().isPresent());
            assertEquals("batch", process.description().orElseThrow().events().getFirst().name());
            stream = process.open("batch | map(b -> b.loss)");
            await(() -> stream.state() == LiveStream.State.RUNNING);
            for (int i = 0; i < 10; i++) {
                agent.observe("batch", batch);
            }
            await(() -> stream.received() == 10);
            assertEquals(0.5, stream.answer().columns().orElseThrow().column(0)[9]);
            process.describe();
            await(() -> stream.told().isPresent() && stream.told().get().events() == 10);
        }
        await(() -> stream.state() != LiveStream.State.RUNNING);
        watch.refresh(List.of(folder));
        assertEquals(10, watch.processes().getFirst().streams().getFirst().received());
        watch.processes().getFirst().remove(stream);
        watch.refresh(List.of(folder));
        assertTrue(watch.processes().isEmpty());
    }

    @Test
    @DisplayName("A query with a fault gives a failed stream that tells what is wrong, and where")
    void refused() throws Exception {
        try (Agent _ = agent("mnist")) {
            LiveStream stream = only().open("batch | mapp(b -> b.loss)");
            await(() -> stream.state() == LiveStream.State.FAILED);
            assertEquals("batch | ".length(), stream.outcome().from());
            assertTrue(stream.outcome().reason().contains("mapp"), stream.outcome().reason());
        }
    }

    @Test
    @DisplayName("A setting is changed and put back")
    void setting() throws Exception {
        try (Agent agent = agent("mnist")) {
            WatchedProcess process = only();
            var set = process.set("learningRate", 0.01);
            while (!set.isDone()) {
                agent.observe("batch", batch);
                Thread.onSpinWait();
            }
            assertEquals(Message.State.DONE, set.get(1, TimeUnit.SECONDS).state());
            assertEquals(0.01, rate.get());
            var undone = process.undo();
            while (!undone.isDone()) {
                agent.observe("batch", batch);
                Thread.onSpinWait();
            }
            assertEquals(0.1, rate.get());
        }
    }
}

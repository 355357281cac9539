package org.netloupe.agent;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent costs its host, and what a host can get wrong. */
class AgentTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void observingWithoutStreamsEvaluatesAndAllocatesNothing() throws IOException {
        Observables.Builder many = Observables.builder();
        for (int i = 0; i < 100; i++) {
            many.number("o" + i, () -> fail("evaluated"));
        }
        Observables observables = many.build();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Agent agent = Agent.named("quiet").folder(folder).start()) {
            // the first round loads classes and makes names known
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 2; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 100_000; i++) {
                    agent.observe("batch", observables);
                    agent.endGroup("epoch");
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            // asking allocates some hundred bytes itself; one object a call would be millions
            assertTrue(allocated < 4096, "bytes allocated in 200 000 calls: " + allocated);
        }
    }

    @Test
    void aClosedAgentLetsItsHostGoOn() throws IOException {
        Agent agent = Agent.named("closed").folder(folder).start();
        agent.close();

        assertDoesNotThrow(() -> {
            agent.observe("batch", Observables.none());
            agent.endGroup("epoch");
            agent.close();
        });
    }

    @Test
    void namesThatNoQueryCouldWriteAreRefused() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> Observables.builder().number("val-loss", () -> 0));
        assertThrows(IllegalArgumentException.class,
                () -> Observables.builder().number("loss", () -> 0).number("loss", () -> 0));
        try (Agent agent = Agent.named("names").folder(folder).start()) {
            assertThrows(IllegalArgumentException.class, () -> agent.observe("my event", Observables.none()));
            assertThrows(IllegalArgumentException.class, () -> agent.endGroup(""));
        }
    }
}

package org.netloupe.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.monitor.ui.internal.Supervision;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.ui.tests.driving.Bench;
import org.netloupe.ui.tests.driving.Contents;
import org.netloupe.ui.tests.driving.Eyes;

/** What {@link EarlierTrainings} left: runs that the workbench finds in its workspace when it opens. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdoptionTest {

    @BeforeAll
    static void openTable() {
        Bench.show(Contents.RUNS);
    }

    /** The others want the processor for themselves. */
    @AfterAll
    static void end() throws IOException {
        EarlierTrainings.goingOn().readStatus().filter(RunStatus::isProcessAlive)
                .flatMap(status -> ProcessHandle.of(status.pid())).ifPresent(ProcessHandle::destroy);
    }

    @Test
    @Order(1)
    @DisplayName("A training that was going on before is in the table, running, and its line moves on")
    void runningBefore() throws IOException {
        String epoch = Eyes.find("the run in the table, running", Eyes.TRAINED,
                () -> Contents.line(EarlierTrainings.GOING_ON).filter(line -> "running".equals(line.get("State"))))
                .get("Epoch");
        Eyes.await("a later epoch than " + epoch + " in the table", Eyes.TRAINED,
                () -> Contents.line(EarlierTrainings.GOING_ON).filter(line -> !epoch.equals(line.get("Epoch")))
                        .isPresent());
        RunStatus status = EarlierTrainings.goingOn().readStatus().orElseThrow();
        assertTrue(status.isProcessAlive(), status::toString);
        assertEquals(EarlierTrainings.process(), status.pid(), "the process is the one from before");
    }

    @Test
    @Order(2)
    @DisplayName("The workbench reaches its process: it stops when it is told to")
    void reached() throws IOException {
        RunEntry run = Contents.run(EarlierTrainings.GOING_ON).orElseThrow();
        Supervision.ofWorkbench().operation(supervisor -> {
            supervisor.stop(run.id());
            return true;
        }).execute(Progress.NONE);
        Eyes.await("stopped in the table", Eyes.TRAINED, () -> Contents.line(EarlierTrainings.GOING_ON)
                .filter(line -> "stopped".equals(line.get("State"))).isPresent());
        assertEquals(RunState.STOPPED, Contents.status(run.id()).state());
    }

    @Test
    @Order(3)
    @DisplayName("A training that waited for its turn is started and comes to its end")
    void waitedBefore() {
        Eyes.await("the waiting run in the table, done", Eyes.TRAINED,
                () -> Contents.line(EarlierTrainings.WAITING).filter(line -> "done".equals(line.get("State")))
                        .isPresent());
    }
}

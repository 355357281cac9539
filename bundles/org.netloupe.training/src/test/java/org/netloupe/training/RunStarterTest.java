package org.netloupe.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.tensor.InputException;
import org.netloupe.training.launch.ClassPathLauncher;

/** Runs with real processes: started once, followed, killed, resumed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunStarterTest {
    static final ClassPathLauncher LAUNCHER = ClassPathLauncher.ofThisProcess(Map.of(StepEngine.APPLICATION,
            StepWorker.class.getName()));

    @TempDir
    Path workspace = Path.of("");
    private final RunStarter starter = new RunStarter(Contributions.ofPlatform(), LAUNCHER);

    @AfterEach
    void endProcesses() throws Exception {
        try (var runs = Files.list(workspace)) {
            for (Path run : runs.toList()) {
                new RunFolder(run).readStatus().filter(RunStatus::isProcessAlive)
                        .flatMap(status -> ProcessHandle.of(status.pid())).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    RunFolder folder(String engine, int epochs) throws Exception {
        RunFolder folder = new RunFolder(Files.createDirectories(workspace.resolve("run-1")));
        folder.writeRequest(TrainingRequest.fromArchitecture("run-1", "first", engine, new DatasetSpec("glyphs",
                Optional.empty(), Map.of()), new Architecture("small", List.of()),
                TrainingSettings.DEFAULT.withEpochs(epochs)));
        return folder;
    }

    static void allow(RunFolder folder, int epoch) throws Exception {
        Files.createFile(folder.path().resolve("allow-" + epoch));
    }

    static RunStatus await(RunFolder folder, RunState state, int epoch) throws Exception {
        while (true) {
            RunStatus status = RunHealth.check(folder).orElseThrow();
            if (status.state() == state && status.epoch() >= epoch) {
                return status;
            }
            assertFalse(status.state() == RunState.FAILED, status.message());
            Thread.sleep(10); // the other process is under way
        }
    }

    @Test
    void trainsToItsEndInAProcessOfItsOwn() throws Exception {
        RunFolder folder = folder("org.netloupe.training.test.engine", 2);
        RunStatus started = starter.start(folder);
        assertTrue(started.pid() != ProcessHandle.current().pid() && started.isProcessAlive());
        allow(folder, 1);
        await(folder, RunState.RUNNING, 1);
        allow(folder, 2);
        RunStatus done = await(folder, RunState.DONE, 2);
        assertEquals(1.0, done.fraction());
        assertEquals(2, folder.checkpoints().size());
        assertTrue(Files.readString(folder.log()).contains("finished epoch 2"));
    }

    @Test
    void isNotStartedTwice() throws Exception {
        RunFolder folder = folder("org.netloupe.training.test.engine", 1);
        starter.start(folder);
        await(folder, RunState.RUNNING, 0);
        InputException refused = assertThrows(InputException.class, () -> starter.start(folder));
        assertTrue(refused.getMessage().contains("running"), refused.getMessage());
    }

    @Test
    void aKilledProcessLeavesAFailedRunThatCanBeResumed() throws Exception {
        RunFolder folder = folder("org.netloupe.training.test.engine", 3);
        starter.start(folder);
        allow(folder, 1);
        RunStatus running = await(folder, RunState.RUNNING, 1);
        ProcessHandle process = ProcessHandle.of(running.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();

        RunStatus failed = RunHealth.check(folder).orElseThrow();
        assertEquals(RunState.FAILED, failed.state());
        assertTrue(failed.message().contains("finished epoch 1"), failed.message());
        assertEquals(failed, folder.readStatus().orElseThrow());

        starter.start(folder);
        allow(folder, 2);
        allow(folder, 3);
        assertEquals(3, await(folder, RunState.DONE, 3).epoch());
        assertTrue(Files.readString(folder.log()).contains("resumed after epoch 1"));
    }

    @Test
    void anUnknownEngineFailsTheRunWithTheReason() throws Exception {
        RunFolder folder = folder("org.example.absent", 1);
        assertThrows(InputException.class, () -> starter.start(folder));
        RunStatus failed = folder.readStatus().orElseThrow();
        assertEquals(RunState.FAILED, failed.state());
        assertTrue(failed.message().contains("org.example.absent"), failed.message());
    }
}

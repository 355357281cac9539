package org.netloupe.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;
import org.netloupe.training.launch.ClassPathLauncher;

/** Runs of a workspace under supervision: followed into the registry, commanded, queued, and surviving any kill. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TrainingSupervisorTest {
    static final ClassPathLauncher LAUNCHER = ClassPathLauncher.ofThisProcess(Map.of(StepEngine.APPLICATION,
            StepWorker.class.getName()));

    @TempDir
    Path folder = Path.of("");
    private Workspace workspace = new Workspace(Path.of(""));

    static TrainingPlan plan(int epochs) {
        return new TrainingPlan("first", "org.netloupe.training.test.engine",
                new DatasetSpec("org.netloupe.training.test.data", Optional.empty(), Map.of()),
                new TrainingPlan.FromArchitecture(new Architecture("small", List.of())),
                TrainingSettings.DEFAULT.withEpochs(epochs), List.of());
    }

    @BeforeEach
    void makeWorkspace() throws Exception {
        workspace = Workspace.create(folder.resolve("work space"));
    }

    @AfterEach
    void endProcesses() throws Exception {
        try (var runs = Files.list(workspace.runs())) {
            for (Path run : runs.toList()) {
                new RunFolder(run).readStatus().filter(RunStatus::isProcessAlive)
                        .flatMap(status -> ProcessHandle.of(status.pid())).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private TrainingSupervisor supervisor(Registry registry, int atOnce) {
        return new TrainingSupervisor(workspace, registry, Contributions.ofPlatform(), LAUNCHER, atOnce);
    }

    /** Waits for another process: looks, as the workbench does, until the registry says so. */
    private static RunEntry await(TrainingSupervisor supervisor, Registry registry, RunId run, RunState state,
            int epoch) throws Exception {
        while (true) {
            supervisor.reconcile();
            RunEntry entry = registry.run(run).orElseThrow();
            if (entry.status().state() == state && entry.status().epoch() >= epoch) {
                return entry;
            }
            assertFalse(entry.status().state() == RunState.FAILED, entry.status().message());
            Thread.sleep(10);
        }
    }

    private void allow(RunId run, int... epochs) throws Exception {
        for (int epoch : epochs) {
            Files.createFile(workspace.run(run).resolve("allow-" + epoch));
        }
    }

    @Test
    void bringsARunAndItsModelsIntoTheRegistry() throws Exception {
        try (Registry registry = Registry.open(workspace); TrainingSupervisor supervisor = supervisor(registry, 1)) {
            RunId run = supervisor.train(plan(3));
            allow(run, 1, 2, 3);
            RunEntry done = await(supervisor, registry, run, RunState.DONE, 3);
            assertEquals(1.0, done.metrics().get("validation/accuracy").last());
            assertEquals(List.of("first, last epoch 3", "first, best epoch 2"),
                    registry.models().stream().map(model -> model.name()).toList());
            assertTrue(registry.models().stream()
                    .allMatch(model -> model.description().origin().equals(Optional.of(run))));
            supervisor.reconcile();
            assertEquals(2, registry.models().size());
        }
    }

    @Test
    void startsAsManyAsThereIsRoomFor() throws Exception {
        try (Registry registry = Registry.open(workspace); TrainingSupervisor supervisor = supervisor(registry, 1)) {
            RunId first = supervisor.train(plan(1));
            RunId second = supervisor.train(plan(1));
            await(supervisor, registry, first, RunState.RUNNING, 0);
            assertEquals(RunState.QUEUED, registry.run(second).orElseThrow().status().state());
            allow(first, 1);
            await(supervisor, registry, first, RunState.DONE, 1);
            await(supervisor, registry, second, RunState.RUNNING, 0);
        }
    }

    @Test
    void aKilledWorkerIsAFailedRunWithItsLogAndGoesOnWhenResumed() throws Exception {
        try (Registry registry = Registry.open(workspace); TrainingSupervisor supervisor = supervisor(registry, 1)) {
            RunId run = supervisor.train(plan(2));
            allow(run, 1);
            long pid = await(supervisor, registry, run, RunState.RUNNING, 1).status().pid();
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            process.destroyForcibly();
            process.onExit().get();
            supervisor.reconcile();
            RunStatus failed = registry.run(run).orElseThrow().status();
            assertEquals(RunState.FAILED, failed.state());
            assertTrue(failed.message().contains("finished epoch 1"), failed.message());

            supervisor.resume(run, OptionalInt.empty());
            allow(run, 2);
            await(supervisor, registry, run, RunState.DONE, 2);
            assertTrue(Files.readString(supervisor.folder(run).log()).contains("resumed after epoch 1"));
        }
    }

    @Test
    void trainingGoesOnWhenTheSupervisorIsKilledAndANewOneAttaches() throws Exception {
        Process workbench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), SupervisorProcess.class.getName(),
                workspace.path().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        RunId run;
        try (BufferedReader out = workbench.inputReader(StandardCharsets.UTF_8)) {
            run = new RunId(Long.parseLong(String.valueOf(out.readLine()).substring(1)));
        }
        workbench.destroyForcibly();
        workbench.waitFor();
        allow(run, 1);
        try (Registry registry = Registry.open(workspace); TrainingSupervisor supervisor = supervisor(registry, 1)) {
            RunEntry running = await(supervisor, registry, run, RunState.RUNNING, 1);
            assertTrue(running.status().isProcessAlive());
            supervisor.set(run, "learningRate", 0.5);
            assertTrue(Files.readString(running.runFolder().log()).contains("learning rate 0.5"));
            allow(run, 2);
            await(supervisor, registry, run, RunState.DONE, 2);
        }
    }

    @Test
    void aStoppedRunCanBeResumedAndADoneOneGivenMoreEpochs() throws Exception {
        try (Registry registry = Registry.open(workspace); TrainingSupervisor supervisor = supervisor(registry, 1)) {
            RunId run = supervisor.train(plan(1));
            await(supervisor, registry, run, RunState.RUNNING, 0);
            supervisor.stop(run);
            await(supervisor, registry, run, RunState.STOPPED, 0);
            allow(run, 1, 2);
            supervisor.resume(run, OptionalInt.empty());
            await(supervisor, registry, run, RunState.DONE, 1);
            InputException nothingLeft = assertThrows(InputException.class,
                    () -> supervisor.resume(run, OptionalInt.empty()));
            assertTrue(nothingLeft.getMessage().contains("all 1 done"), nothingLeft.getMessage());
            supervisor.resume(run, OptionalInt.of(2));
            await(supervisor, registry, run, RunState.DONE, 2);
        }
    }

    @Test
    void runsOfALostRegistryAreFoundByTheirFolders() throws Exception {
        RunId run;
        try (Registry registry = Registry.open(workspace); TrainingSupervisor supervisor = supervisor(registry, 1)) {
            run = supervisor.train(plan(1));
            allow(run, 1);
            await(supervisor, registry, run, RunState.DONE, 1);
        }
        Workspace copy = Workspace.create(folder.resolve("copy"));
        Files.move(workspace.run(run), copy.run(run));
        try (Registry registry = Registry.open(copy);
                TrainingSupervisor supervisor = new TrainingSupervisor(copy, registry, Contributions.ofPlatform(),
                        LAUNCHER, 1)) {
            List<RunId> found = supervisor.adopt();
            assertEquals(1, found.size());
            assertEquals(RunState.DONE, registry.run(found.getFirst()).orElseThrow().status().state());
            assertEquals(1, registry.models().size());
            assertEquals(List.of(), supervisor.adopt());
        }
    }

    @Test
    void anUnknownEngineLeavesNoRunBehind() throws Exception {
        try (Registry registry = Registry.open(workspace); TrainingSupervisor supervisor = supervisor(registry, 1)) {
            TrainingPlan plan = plan(1);
            assertThrows(InputException.class, () -> supervisor.train(new TrainingPlan("x", "absent", plan.dataset(),
                    plan.beginning(), plan.settings(), List.of())));
            assertEquals(0, registry.runs(org.netloupe.registry.query.RunQuery.ALL).matching());
        }
    }
}

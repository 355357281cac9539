package org.netloupe.dl4j.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.agent.EndpointFile;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.dl4j.engine.Dl4jEngine;
import org.netloupe.dl4j.format.Dl4jZip;
import org.netloupe.dl4j.network.Borders;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;
import org.netloupe.stream.events.ScalarFolder;
import org.netloupe.training.RunHealth;
import org.netloupe.training.launch.ClassPathLauncher;

/** Runs in worker processes: to their end, killed and resumed, commanded, and failing. */
@Timeout(120)
class WorkerTest {
    private static final Architecture SMALL = new Architecture("small", List.of(new Layer.Conv2D(4, 3),
            new Layer.Activation(Layer.Activation.Function.RELU), new Layer.MaxPool(2, 2), new Layer.Dropout(0.2),
            new Layer.Dense(16)));
    private static final ClassPathLauncher LAUNCHER = ClassPathLauncher
            .ofThisProcess(Map.of(Dl4jEngine.APPLICATION, WorkerMain.class.getName()));

    @TempDir
    Path temporary = Path.of("");
    private Optional<ProcessHandle> process = Optional.empty();

    @AfterEach
    void endProcess() throws Exception {
        if (process.isPresent()) {
            process.get().destroyForcibly();
            process.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private RunFolder run(String name, DatasetSpec dataset, int epochs) throws IOException {
        return run(name, 32, dataset, epochs);
    }

    private RunFolder run(String name, int batch, DatasetSpec dataset, int epochs) throws IOException {
        RunFolder folder = new RunFolder(temporary.resolve(name));
        Files.createDirectories(folder.path());
        TrainingSettings settings = new TrainingSettings(new Optimizer(Optimizer.Kind.ADAM, 5e-3), batch, epochs, 3, 1);
        folder.writeRequest(
                TrainingRequest.fromArchitecture(name, name, "org.netloupe.dl4j", dataset, SMALL, settings));
        folder.writeStatus(RunStatus.queued(epochs));
        return folder;
    }

    private static DatasetSpec patterns(int size) {
        return new DatasetSpec("org.netloupe.dl4j.test.patterns", Optional.empty(),
                Map.of("size", Integer.toString(size)));
    }

    private ProcessHandle start(RunFolder folder) throws IOException {
        ProcessHandle started = new Dl4jEngine().start(folder, LAUNCHER);
        process = Optional.of(started);
        return started;
    }

    private RunStatus finish(RunFolder folder) throws Exception {
        start(folder).onExit().get(60, TimeUnit.SECONDS);
        return RunHealth.check(folder).orElseThrow();
    }

    /** Waits until files of the folder make the condition true, without asking in a loop. */
    private static void awaitFiles(Path folder, BooleanSupplier condition) throws Exception {
        Files.createDirectories(folder);
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (!condition.getAsBoolean()) {
                WatchKey key = watch.poll(60, TimeUnit.SECONDS);
                assertTrue(key != null, () -> "nothing new in " + folder);
                key.pollEvents();
                key.reset();
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static float[] parameters(RunFolder folder, int epoch) throws IOException {
        return Borders.floats(Dl4jZip.read(folder.checkpoint(epoch), false).network().params());
    }

    @Test
    void aKilledRunIsResumedAndEndsAsOneThatWasNot() throws Exception {
        RunFolder whole = run("whole", patterns(300), 4);
        RunStatus done = finish(whole);
        assertEquals(RunState.DONE, done.state(), done.message());
        assertEquals(4, done.epoch());
        assertEquals(4 * 7, done.iteration());
        assertEquals(1, done.fraction());
        assertEquals(List.of("epoch-0001.zip", "epoch-0002.zip", "epoch-0003.zip", "epoch-0004.zip"),
                names(whole.path().resolve("checkpoints")));
        assertTrue(Files.size(whole.evaluation(4)) > 0);
        ScalarFolder scalars = new ScalarFolder(whole.events());
        scalars.poll();
        assertEquals(28, scalars.series(ScalarTags.BATCH_LOSS).orElseThrow().size());
        assertEquals(4, scalars.series(ScalarTags.VALIDATION_LOSS).orElseThrow().size());

        assertEquals(
                Set.of("validation/loss", "validation/accuracy", "validation/macroF1", "validation/top3",
                        "validation/top5"),
                scalars.tags().stream().filter(tag -> tag.startsWith("validation/")).collect(Collectors.toSet()),
                "the loss under one name only");

        RunFolder killed = run("killed", patterns(300), 4);
        ProcessHandle worker = start(killed);
        awaitFiles(killed.path().resolve("checkpoints"), () -> Files.exists(killed.checkpoint(2)));
        worker.destroyForcibly();
        worker.onExit().get(30, TimeUnit.SECONDS);
        RunStatus afterwards = RunHealth.check(killed).orElseThrow();
        if (afterwards.state() != RunState.DONE) {
            assertEquals(RunState.FAILED, afterwards.state());
        }
        for (Path checkpoint : killed.checkpoints()) {
            assertArrayEquals(parameters(whole, RunFolder.epochOf(checkpoint)), Borders.floats(
                    Dl4jZip.read(checkpoint, true).network().params()), "a whole checkpoint " + checkpoint);
        }

        Files.deleteIfExists(killed.checkpoint(4));
        Files.deleteIfExists(killed.checkpoint(3));
        RunStatus resumed = finish(killed);
        assertEquals(RunState.DONE, resumed.state(), resumed.message());
        assertEquals(28, resumed.iteration());
        assertArrayEquals(parameters(whole, 4), parameters(killed, 4));
    }

    @Test
    void aDamagedCheckpointCostsItsEpochAndNotTheRun() throws Exception {
        RunFolder folder = run("whole", patterns(300), 3);
        assertEquals(RunState.DONE, finish(folder).state());
        float[] expected = parameters(folder, 3);
        truncate(folder.checkpoint(3));
        flipABit(folder.checkpoint(2));

        RunStatus resumed = finish(folder);

        assertEquals(RunState.DONE, resumed.state(), resumed.message());
        String log = Files.readString(folder.log());
        assertTrue(log.contains("passing over the checkpoint epoch-0003.zip"), log);
        assertTrue(log.contains("passing over the checkpoint epoch-0002.zip"), log);
        assertTrue(log.contains("going on from epoch-0001.zip"), log);
        assertArrayEquals(expected, parameters(folder, 3), "the epochs are trained again as they were");
    }

    @Test
    void beginsAnewWhenNoCheckpointIsWhole() throws Exception {
        RunFolder folder = run("whole", patterns(300), 1);
        assertEquals(RunState.DONE, finish(folder).state());
        float[] expected = parameters(folder, 1);
        truncate(folder.checkpoint(1));

        assertEquals(RunState.DONE, finish(folder).state());

        assertTrue(Files.readString(folder.log()).contains("no checkpoint is whole: the training begins anew"));
        assertArrayEquals(expected, parameters(folder, 1));
    }

    private static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void flipABit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
    }

    @Test
    void goesOnFromASavedModelWithANewOptimiser() throws Exception {
        RunFolder first = run("first", patterns(300), 2);
        finish(first);
        RunFolder second = new RunFolder(temporary.resolve("second"));
        Files.createDirectories(second.path());
        TrainingSettings settings = new TrainingSettings(new Optimizer(Optimizer.Kind.SGD, 1e-9), 32, 1, 3, 1);
        second.writeRequest(TrainingRequest.fromModel("second", "second", "org.netloupe.dl4j", patterns(300),
                first.checkpoint(2), settings));

        RunStatus done = finish(second);

        assertEquals(RunState.DONE, done.state(), done.message());
        assertEquals(7, done.iteration());
        assertArrayEquals(parameters(first, 2), parameters(second, 1), 1e-6f, "so small a step changes nothing");
    }

    @Test
    void isWatchedAndCommandedWhileItTrains() throws Exception {
        RunFolder folder = run("long", patterns(3000), 1000);
        ProcessHandle worker = start(folder);
        awaitFiles(folder.path().resolve("checkpoints"), () -> Files.exists(folder.checkpoint(1)));
        List<EndpointFile.Found> found = AgentConnection.processes(folder.agent());
        assertEquals(1, found.size());
        assertEquals(worker.pid(), found.getFirst().endpoint().pid());
        assertEquals("long", found.getFirst().endpoint().labels().get("run"));

        try (AgentConnection agent = AgentConnection.connect(found.getFirst().endpoint(), Duration.ofSeconds(20))) {
            StreamSubscription gradients = agent.open(
                    "batch | map(b -> [b.learningRate, b.layers.map(l -> l.gradient.meanAbs())])",
                    StreamOptions.DEFAULT)
                    .get(20, TimeUnit.SECONDS);
            String before = next(gradients);
            assertTrue(before.matches("\\[0\\.005, \\[[\\d.E-]+, [\\d.E-]+, [\\d.E-]+\\]\\]"),
                    "three layers: " + before);

            agent.set("learningRate", 0.001).done().get(20, TimeUnit.SECONDS);
            String after = "";
            while (!after.startsWith("[0.001,")) {
                after = next(gradients);
            }

            agent.command("pause", Map.of()).done().get(20, TimeUnit.SECONDS);
            awaitFiles(folder.path(), () -> state(folder) == RunState.PAUSED);
            agent.command("resume", Map.of()).done().get(20, TimeUnit.SECONDS);
            agent.command("checkpoint", Map.of()).done().get(20, TimeUnit.SECONDS);
            assertTrue(names(folder.path().resolve("checkpoints")).stream().anyMatch(n -> n.startsWith("iteration-")));
            agent.command("stop", Map.of()).accepted().get(20, TimeUnit.SECONDS);
        }
        worker.onExit().get(60, TimeUnit.SECONDS);

        assertEquals(RunState.STOPPED, state(folder));
        assertEquals(List.of(), AgentConnection.processes(folder.agent()));
    }

    private static String next(StreamSubscription stream) throws InterruptedException {
        return stream.poll(Duration.ofSeconds(30))
                .orElseThrow(
                        () -> new AssertionError(stream.ended().isDone() ? stream.ended().join().reason() : "no value"))
                .values().getLast()
                .value().toString();
    }

    private static RunState state(RunFolder folder) {
        try {
            return folder.readStatus().orElseThrow().state();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The first heap is too small for the libraries, the second for the batches. */
    @ParameterizedTest(name = "a heap of {0} and batches of {1}")
    @CsvSource({"12m, 32", "40m, 90000"})
    void endsInOneSentenceWhenMemoryRunsOut(String heap, int batch) throws Exception {
        RunFolder folder = run("large", batch, patterns(100_000), 1);
        process = Optional.of(new Dl4jEngine().start(folder, withHeap(heap)));
        process.get().onExit().get(60, TimeUnit.SECONDS);

        RunStatus failed = RunHealth.check(folder).orElseThrow();

        assertEquals(RunState.FAILED, failed.state());
        assertTrue(failed.message().startsWith("The training ran out of memory: use smaller batches or fewer units ("),
                failed.message());
        assertTrue(failed.message().lines().count() == 1, failed.message());
        assertTrue(Files.readString(folder.log()).contains("OutOfMemoryError"));
    }

    /** A launcher of workers with little memory. */
    private static WorkerLauncher withHeap(String most) {
        return (application, options, arguments) -> LAUNCHER.command(application,
                Stream.concat(options.stream(), Stream.of("-Xmx" + most)).toList(), arguments);
    }

    /** In this process, where it can be told of another machine's memory. */
    @Test
    void refusesANetworkThatMemoryCannotHold() throws Exception {
        RunFolder folder = run("large", patterns(60), 1);

        assertEquals(1, new Worker(folder, Contributions.ofPlatform(), () -> 9_999).run());
        RunStatus refused = folder.readStatus().orElseThrow();
        assertEquals(RunState.FAILED, refused.state());
        assertTrue(refused.message().startsWith("Network small: expected 1 MB of free memory for "), refused.message());

        assertEquals(0, new Worker(folder, Contributions.ofPlatform(), () -> 9_999_999).run());
        assertEquals(RunState.DONE, folder.readStatus().orElseThrow().state());
    }

    @Test
    void failsWithTheReasonInOneSentence() throws Exception {
        DatasetSpec unknown = new DatasetSpec("org.example.nothing", Optional.empty(), Map.of());

        RunStatus failed = finish(run("bad", unknown, 2));

        assertEquals(RunState.FAILED, failed.state());
        assertTrue(failed.message().startsWith("\"org.example.nothing\": expected a dataProvider"), failed.message());
        assertFalse(Files.exists(temporary.resolve("bad/checkpoints")));
    }
}

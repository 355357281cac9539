package org.netloupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.stream.events.ScalarWriter;
import org.netloupe.training.launch.ClassPathLauncher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Runs of other programs, recorded streams, and queries over both. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StoredStreamsTest {
    @TempDir
    Path folder = Path.of("");

    /** What a command left behind. */
    private record Result(int code, String out, String error) {}

    private Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        int code = CommandLineProgram.on(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(error, true, StandardCharsets.UTF_8),
                ClassPathLauncher.ofThisProcess(Map.of(QuickEngine.APPLICATION, QuickWorker.class.getName())))
                .run(all.toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
    }

    private Result ok(String... arguments) {
        Result result = run(arguments);
        assertEquals(0, result.code(), () -> result.error());
        return result;
    }

    private String events() throws Exception {
        Path logs = folder.resolve("logs");
        for (String name : List.of("fast", "slow")) {
            try (ScalarWriter writer = new ScalarWriter(logs.resolve(name))) {
                for (int step = 1; step <= 4; step++) {
                    writer.write("loss/train", step, name.equals("fast") ? 1.0 / step : 4.0 / step);
                }
            }
        }
        return logs.toString();
    }

    @Test
    @DisplayName("Imported runs are listed with their metrics, drawn, and asked; importing again changes nothing")
    void importedRuns() throws Exception {
        String logs = events();
        JsonNode runs = new ObjectMapper().readTree(ok("import", "events", logs, "--json").out()).get("runs");
        assertEquals(2, runs.size());
        assertEquals("fast", runs.get(0).get("name").asText());
        assertEquals("done", runs.get(0).get("state").asText());
        assertEquals(1, runs.get(1).get("metrics").get("loss/train").asDouble());
        assertTrue(ok("import", "events", logs).out().contains("imported before"));
        assertEquals(2, new ObjectMapper().readTree(ok("ls", "runs", "--json").out()).get("runs").size());
        Path picture = folder.resolve("loss.png");
        ok("render", "chart", "fast", "slow", "--measure", "loss/train", "--out", picture.toString());
        assertTrue(Files.size(picture) > 1000);
        assertEquals("1.0\n", ok("watch", "slow", "loss | map(l -> l.train) | min until end").out());
        assertEquals("4.0\n2.0\n", ok("watch", logs + "/slow", "loss | map(l -> l.train)", "--count", "2").out());
        assertTrue(ok("show", "fast").out().contains("loss/train"));
        assertEquals(2, run("runs", "resume", "fast").code());
    }

    @Test
    @DisplayName("Places without runs, and broken ones, end with 2 and one sentence, and register nothing")
    void brokenImports() throws Exception {
        String logs = events();
        Path broken = Files.writeString(folder.resolve("broken.csv"), "step,loss\n1,2\n2,x\n");
        for (List<String> arguments : List.of(List.of("import", "events", "absent"),
                List.of("import", "events", logs, broken.toString()), List.of("import", "events", logs, "--name", "x"),
                List.of("watch", logs + "/fast", "bach | count until end"),
                List.of("watch", logs + "/fast", "loss | map("),
                List.of("watch", logs + "/fast", "loss", "--save", folder.resolve("saved").toString()))) {
            Result result = run(arguments.toArray(String[]::new));
            assertEquals(2, result.code(), () -> arguments + result.error());
            assertEquals(1, result.error().strip().lines().count(), () -> result.error());
        }
        assertEquals(0, new ObjectMapper().readTree(ok("ls", "runs", "--json").out()).get("runs").size());
    }

    @Test
    @DisplayName("A live stream is recorded, continued, and asked again from its folder")
    void recordedStreams() throws Exception {
        AtomicLong iteration = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Observables batch = Observables.builder().whole("iteration", iteration::get).build();
        String saved = folder.resolve("saved").toString();
        try (Agent agent = Agent.named("host").folder(folder.resolve("agents")).clientTimeout(Duration.ofSeconds(10))
                .start()) {
            agent.declare("batch", batch);
            Thread host = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    agent.observe("batch", batch);
                    iteration.incrementAndGet();
                    LockSupport.parkNanos(1_000_000);
                }
            });
            String endpoint = agent.endpointFile().toString();
            assertEquals(5, ok("watch", endpoint, "batch", "--count", "5", "--save", saved).out().lines().count());
            ok("watch", endpoint, "batch", "--count", "3", "--save", saved);
            assertEquals(2, run("watch", endpoint, "batch | count every 2 events", "--save", saved).code());
            over.set(true);
            host.join();
        }
        assertEquals("8\n", ok("watch", saved, "batch | count until end").out());
        assertEquals(8, ok("watch", saved, "batch | map(b -> b.iteration)").out().lines().count());
    }
}

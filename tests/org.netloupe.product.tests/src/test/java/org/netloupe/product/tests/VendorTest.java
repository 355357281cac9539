package org.netloupe.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Bundles of others, put into the dropins folder of the unpacked product: one that works, one that throws, no bundle. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VendorTest {

    private static final Duration START = Duration.ofSeconds(120);

    @TempDir
    static Path sandbox = Path.of("");
    private static UnpackedProduct product = new UnpackedProduct(sandbox, sandbox);
    private static Path workspace = sandbox;

    @BeforeAll
    static void dropIn() throws IOException, InterruptedException {
        product = UnpackedProduct.in(sandbox);
        workspace = sandbox.resolve("workspace");
        Path dropins = Files.createDirectories(product.home().resolve("dropins"));
        for (String bundle : List.of("org.example.vendor", "org.example.broken", "org.example.probe")) {
            Path jar = Path.of(System.getProperty("netloupe.tests"), bundle, "target",
                    bundle + "-" + System.getProperty("netloupe.version") + ".jar");
            Files.copy(jar, dropins.resolve(bundle + ".jar"));
        }
        Files.writeString(dropins.resolve("readme.jar"), "This is no bundle");
    }

    private static JsonNode json(String... arguments) throws IOException, InterruptedException {
        int code = product.run(5, arguments);
        assertEquals(0, code, () -> "see " + read(product.errors()));
        return new ObjectMapper().readTree(product.output().toFile());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }

    /** Curves of three kinds that are easily told apart. */
    private static Path recordings() throws IOException {
        Random random = new Random(1);
        StringJoiner lines = new StringJoiner("\n", "recordings 32\n", "\n");
        for (int i = 0; i < 120; i++) {
            int kind = i % 3;
            StringJoiner line = new StringJoiner(" ").add(List.of("rising", "falling", "flat").get(kind));
            for (int step = 0; step < 32; step++) {
                double slope = kind == 0 ? 1 : kind == 1 ? -1 : 0;
                line.add(String.format(Locale.ROOT, "%.3f", slope * (step - 16) / 16 + 0.1 * random.nextGaussian()));
            }
            lines.add(line.toString());
        }
        return Files.writeString(sandbox.resolve("curves.rec"), lines.toString());
    }

    @Test
    @Order(1)
    @DisplayName("A vendor's provider opens its file; the bundles that cannot work are named and affect nothing else")
    void providerOpens() throws IOException, InterruptedException {
        JsonNode imported = json("--workspace", workspace.toString(), "import", "dataset", recordings().toString(),
                "--json").get("datasets").get(0);
        assertEquals("org.example.vendor.recordings", imported.get("provider").asText());
        assertEquals(120, imported.get("size").asInt());
        String errors = Files.readString(product.errors());
        assertTrue(errors.contains("readme.jar is no bundle"), errors);
        assertTrue(errors.contains("org.example.broken.provider, contributed by org.example.broken"), errors);
        assertEquals("curves.rec", json("--workspace", workspace.toString(), "ls", "datasets", "--json")
                .get("datasets").get(0).get("name").asText());
    }

    @Test
    @Order(2)
    @DisplayName("A vendor's metric is measured in the process that trains, and one that throws is named in its log")
    void metricMeasures() throws IOException, InterruptedException {
        Path architecture = Files.writeString(sandbox.resolve("dense.json"),
                "{\"name\": \"dense\", \"layers\": [{\"kind\": \"dense\", \"units\": 16}]}");
        JsonNode run = json("--workspace", workspace.toString(), "train", "--dataset", "curves.rec", "--architecture",
                architecture.toString(), "--epochs", "12", "--batch", "8", "--json");
        assertEquals("done", run.get("run").get("state").asText());
        double balanced = run.get("run").get("metrics").get("validation/balancedAccuracy").asDouble();
        assertTrue(balanced > 0.8, () -> "balanced accuracy " + balanced);
        String log = Files.readString(Path.of(run.get("run").get("folder").asText(), "log.txt"));
        assertTrue(log.contains("org.example.broken.metric"), log);
    }

    @Test
    @Order(3)
    @DisplayName("A vendor's view opens in the workbench")
    void viewOpens() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/Xvfb")), "Xvfb is not installed");
        Path seen = workspace.resolve("seen.txt");
        try (VirtualScreen screen = VirtualScreen.open(Files.createDirectories(sandbox.resolve("screen")))) {
            Process workbench = product.start(List.of("--workspace", workspace.toString()), screen.display());
            try {
                await(seen, workbench);
            } finally {
                workbench.destroy();
            }
            workbench.waitFor(30, TimeUnit.SECONDS);
        }
        assertTrue(Files.readString(seen).contains("Open a recordings file to see its first curve."),
                Files.readString(seen));
    }

    private static void await(Path file, Process workbench) throws InterruptedException {
        Instant deadline = Instant.now().plus(START);
        while (Files.notExists(file)) {
            assertTrue(workbench.isAlive(), () -> "the workbench ended: " + read(product.errors()));
            assertFalse(Instant.now().isAfter(deadline), () -> "no view after " + START);
            workbench.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    @Order(4)
    @DisplayName("A jar that is taken away is gone with the next start")
    void removedBundleIsGone() throws IOException, InterruptedException {
        Files.delete(product.home().resolve("dropins/org.example.vendor.jar"));
        assertEquals(2, product.run(2, "--workspace", workspace.toString(), "import", "dataset",
                recordings().toString(), "--provider", "org.example.vendor.recordings", "--name", "again",
                "--set", "seed=2"));
        assertTrue(Files.readString(product.errors()).contains("none of them"), read(product.errors()));
    }
}

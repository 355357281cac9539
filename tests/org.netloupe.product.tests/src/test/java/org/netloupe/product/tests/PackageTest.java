package org.netloupe.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The package runs where it is unpacked, with its own Java. */
class PackageTest {

    private static final Duration START = Duration.ofSeconds(90);
    /** The demo takes less than two minutes on two idle cores; a busy machine may take its time. */
    private static final int DEMO_MINUTES = 15;
    private static final double MOST_OF_THE_SCREEN = 0.6;

    @TempDir
    static Path sandbox = Path.of("");
    private static UnpackedProduct product = new UnpackedProduct(sandbox, sandbox);

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        product = UnpackedProduct.in(sandbox);
    }

    @Test
    @DisplayName("The package brings its licence, the notices and a Java of its own")
    void packageIsComplete() {
        for (String file : List.of("LICENSE", "NOTICE", "netloupe", "runtime/bin/java",
                "runtime/legal/java.base/LICENSE")) {
            assertTrue(Files.exists(product.home().resolve(file)), file);
        }
    }

    @Test
    @DisplayName("--workspace without a folder is wrong usage: exit 2 and a sentence")
    void workspaceNeedsFolder() throws IOException, InterruptedException {
        assertEquals(2, product.run(1, "--workspace"));
        assertEquals("netloupe: --workspace needs a folder.", Files.readString(product.errors()).strip());
    }

    @Test
    @DisplayName("ls models --json prints one JSON document with an empty list for a new workspace")
    void listsAsJson() throws IOException, InterruptedException {
        int exit = product.run(2, "--workspace", sandbox.resolve("empty").toString(), "ls", "models", "--json");
        assertEquals(0, exit, this::errors);
        JsonNode answer = new ObjectMapper().readTree(product.output().toFile());
        assertTrue(answer.path("models").isArray() && answer.path("models").isEmpty(), answer::toString);
    }

    @Test
    @DisplayName("An unknown command is wrong usage: exit 2, nothing on stdout")
    void unknownCommand() throws IOException, InterruptedException {
        assertEquals(2, product.run(2, "--workspace", sandbox.resolve("empty").toString(), "paint"), this::errors);
        assertEquals("", Files.readString(product.output()));
        assertTrue(errors().contains("paint"), this::errors);
    }

    @Test
    @DisplayName("The demo trains the sample to 95 % and leaves metrics and pictures")
    void demoRuns() throws IOException, InterruptedException {
        Path out = sandbox.resolve("demo-out");
        int exit = product.run(DEMO_MINUTES, "--workspace", sandbox.resolve("demo").toString(), "demo", "--headless",
                "--out",
                out.toString());
        assertEquals(0, exit, this::errors);
        JsonNode metrics = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
        assertTrue(metrics.path("validationAccuracy").asDouble() >= 0.95, metrics::toString);
        for (String picture : List.of("loss.png", "accuracy.png", "confusion.png", "network.png")) {
            BufferedImage image = ImageIO.read(out.resolve(picture).toFile());
            assertTrue(image.getWidth() > 100 && image.getHeight() > 100, picture);
        }
    }

    private String errors() {
        try {
            return Files.readString(product.errors());
        } catch (IOException e) {
            return "no stderr: " + e.getMessage();
        }
    }

    @Test
    @DisplayName("The workbench fills its window without an error in the log, and ends when it is told to")
    void workbenchOpens() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/Xvfb")), "Xvfb is not installed");
        Path workspace = sandbox.resolve("workspace");
        try (VirtualScreen screen = VirtualScreen.open(Files.createDirectories(sandbox.resolve("screen")))) {
            Process workbench = product.start(List.of("--workspace", workspace.toString()), screen.display());
            try {
                awaitWindow(screen, workbench);
                assertFalse(errorsLogged(workspace), () -> "see " + workspace.resolve(".metadata/.log"));
            } finally {
                workbench.destroy();
            }
            assertTrue(workbench.waitFor(30, TimeUnit.SECONDS), "the workbench still runs");
        }
    }

    private static void awaitWindow(VirtualScreen screen, Process workbench) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(START);
        while (screen.covered() < MOST_OF_THE_SCREEN || screen.colours() < 5) {
            assertTrue(workbench.isAlive(), () -> "the workbench ended: " + product.errors());
            assertTrue(Instant.now().isBefore(deadline), "no window after " + START);
            workbench.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean errorsLogged(Path workspace) throws IOException {
        Path log = workspace.resolve(".metadata/.log");
        if (Files.notExists(log)) {
            return false;
        }
        return Files.readString(log).lines().anyMatch(line -> line.matches("!ENTRY \\S+ 4 .*"));
    }
}

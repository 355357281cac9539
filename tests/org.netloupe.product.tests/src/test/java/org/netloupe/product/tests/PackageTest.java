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
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package runs where it is unpacked, with its own Java. */
class PackageTest {

    private static final Duration START = Duration.ofSeconds(90);
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

package org.netloupe.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of the Python twin, which are written in Python: python/tests, each file a line of the report. */
class PythonAgentTest {
    private static final Path FOLDER = Path.of("python").toAbsolutePath();
    /** Debian's python3 comes first, as another one on the path seldom has Debian's packages. */
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    @TempDir
    Path temporary = Path.of("");

    @Test
    void queriesAreThoseOfTheJvm() throws Exception {
        run("test_query");
    }

    @Test
    void agentsServeClientsAndSurviveThem() throws Exception {
        run("test_agent");
    }

    @Test
    void trainingsInPyTorchAreWatchedAndRecorded() throws Exception {
        run("test_pytorch");
    }

    @Test
    void trainingsInKerasAreWatched() throws Exception {
        run("test_keras");
    }

    @Test
    void thePackageIsInstalledByPip() throws Exception {
        run("test_package");
    }

    private void run(String module) throws IOException, InterruptedException {
        String python = PYTHONS.stream().filter(this::canRun).findFirst().orElse("");
        assumeTrue(!python.isEmpty(),
                "skipped: needs python3 with numpy, zmq and msgpack (apt install python3-numpy python3-zmq python3-msgpack)");
        Path log = temporary.resolve(module + ".log");
        Process process = process(log, python, "-m", "unittest", "-v", module);
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(log, StandardCharsets.UTF_8);
        assertTrue(ended, module + " does not end:\n" + text);
        assertEquals(0, process.exitValue(), text);
    }

    private boolean canRun(String python) {
        try {
            Process process = process(temporary.resolve("probe.log"), python, "-c", "import numpy, zmq, msgpack");
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process process(Path log, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.resolve("tests").toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PYTHONPATH", FOLDER.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return builder.start();
    }
}

package org.netloupe.stream.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/** Runs the scripts in src/test/python with the system's Python. */
final class PythonTool {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private PythonTool() {}

    /** Lines that the script prints; the test is left out where there is no Python. */
    static List<String> run(Path scratch, String... arguments) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(PYTHON), "no Python on this machine");
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "src/test/python/" + arguments[0]));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        File output = Files.createTempFile(scratch, "python", ".txt").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the script hangs");
            String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            assertEquals(0, process.exitValue(), text);
            return text.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}

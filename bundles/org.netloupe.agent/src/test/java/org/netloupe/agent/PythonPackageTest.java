package org.netloupe.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonPackageTest {
    private static final Path SOURCE = Path.of("python");

    @TempDir
    Path folder = Path.of("");

    @Test
    void itsListNamesEveryFileOfThePackage() throws IOException {
        TreeSet<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCE.resolve("netloupe"))) {
            files.filter(file -> file.toString().endsWith(".py"))
                    .forEach(file -> there.add(SOURCE.relativize(file).toString().replace('\\', '/')));
        }
        there.add("pyproject.toml");
        assertEquals(there, new TreeSet<>(PythonPackage.files()));
    }

    @Test
    void filesAreWrittenAsTheyAreAndOthersStay() throws IOException {
        Path target = folder.resolve("a").resolve("b");
        Files.createDirectories(target.resolve("netloupe"));
        Files.writeString(target.resolve("netloupe/agent.py"), "old");
        Files.writeString(target.resolve("mine.py"), "mine");
        List<Path> written = PythonPackage.write(target);
        for (Path file : written) {
            assertEquals(-1, Files.mismatch(file, SOURCE.resolve(target.relativize(file).toString())), file.toString());
        }
        assertEquals("mine", Files.readString(target.resolve("mine.py")));
        try (Stream<Path> all = Files.walk(target)) {
            assertEquals(written.size() + 1, all.filter(Files::isRegularFile).count());
        }
    }
}

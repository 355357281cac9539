package org.netloupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.testsupport.SmallDisk;
import org.netloupe.training.launch.ClassPathLauncher;

/** Every command that writes, where nothing can be written: one sentence, exit code 2, and nothing half-written. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class UnwritableTest {
    private static final String WORKSPACE = "import dataset glyphs?size=20 --workspace PLACE/new";
    private static final String IMPORT = "import dataset glyphs?size=20 --workspace PLACE/old";
    private static final String TRAIN = "train --dataset glyphs?size=20 --engine quick --epochs 1 "
            + "--architecture AROUND/dense.json --workspace PLACE/old";
    private static final String PNG = "render samples glyphs?size=20 --out PLACE/a.png --workspace AROUND/other";
    private static final String SVG = "render samples glyphs?size=20 --out PLACE/a.svg --workspace AROUND/other";
    private static final String DEMO = "demo --engine quick --out PLACE/results --workspace AROUND/other";

    @TempDir
    Path folder = Path.of("");
    private Optional<SmallDisk> disk = Optional.empty();

    @AfterEach
    void unmount() throws Exception {
        if (disk.isPresent()) {
            disk.get().close();
        }
    }

    /** The program of its own process; its class path and temporary folder can be used whatever place cannot. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            System.exit(CommandLineProgram.on(System.out, System.err, ClassPathLauncher
                    .ofThisProcess(Map.of(QuickEngine.APPLICATION, QuickWorker.class.getName()))).run(arguments));
        }
    }

    private record Result(int code, String error) {}

    private Result run(List<String> prefix, String command, Path place) throws Exception {
        Path error = Files.createTempFile(folder, "error", ".txt");
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Program.class.getName()));
        words.addAll(List.of(command.replace("PLACE", place.toString()).replace("AROUND", folder.toString())
                .split(" ")));
        Process process = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(error.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
        return new Result(process.exitValue(), Files.readString(error));
    }

    private Path place() throws Exception {
        Files.writeString(folder.resolve("dense.json"),
                "{\"name\": \"dense\", \"layers\": [{\"kind\": \"dense\", \"units\": 16}]}");
        return Files.createDirectory(folder.resolve("place"));
    }

    private static List<String> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).map(place::relativize).map(Path::toString)
                    .filter(name -> !name.contains("registry") && !name.equals("filler")).sorted().toList();
        }
    }

    private static void assertRefused(Result result, String found) {
        assertEquals(2, result.code(), result.error());
        List<String> ours = result.error().strip().lines().filter(line -> line.startsWith("netloupe: ")).toList();
        assertEquals(1, ours.size(), result.error());
        assertTrue(ours.getFirst().contains(found), result.error());
        assertTrue(!result.error().contains("\tat "), result.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKSPACE, IMPORT, TRAIN, PNG, SVG, DEMO})
    void aFullDisk(String command) throws Exception {
        Path place = place();
        disk = SmallDisk.mount(place, 2048);
        assumeTrue(disk.isPresent(), "mounting a small disk needs root");
        assertEquals(0, run(List.of(), "ls datasets --workspace PLACE/old", place).code());
        List<String> before = files(place);
        disk.get().fill();

        assertRefused(run(List.of(), command, place), "disk");

        assertEquals(before, files(place), "nothing half-written");
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKSPACE, IMPORT, TRAIN, PNG, SVG, DEMO})
    void noPermission(String command) throws Exception {
        assumeTrue(!File.separator.equals("\\"), "permissions are those of POSIX");
        Path place = place();
        assertEquals(0, run(List.of(), "ls datasets --workspace PLACE/old", place).code());
        List<String> before = files(place);
        lock(place, "r-xr-xr-x", "r--r--r--");
        Optional<List<String>> prefix = unprivileged();
        assumeTrue(prefix.isPresent(), "root may write everywhere, and setpriv is not here to take that from it");
        try {
            assertRefused(run(prefix.get(), command, place), "permission");
        } finally {
            lock(place, "rwxr-xr-x", "rw-r--r--");
        }

        assertEquals(before, files(place), "nothing half-written");
    }

    /** Takes from root what lets it write everywhere. */
    private static Optional<List<String>> unprivileged() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of(List.of());
        }
        return Files.isExecutable(Path.of("/usr/bin/setpriv"))
                ? Optional.of(List.of("/usr/bin/setpriv", "--bounding-set", "-all", "--inh-caps", "-all"))
                : Optional.empty();
    }

    private static void lock(Path place, String folders, String files) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(path,
                        PosixFilePermissions.fromString(Files.isDirectory(path) ? folders : files));
            }
        }
    }
}

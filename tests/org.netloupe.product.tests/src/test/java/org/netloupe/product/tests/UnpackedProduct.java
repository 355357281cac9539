package org.netloupe.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The package, unpacked into a folder of its own, on a machine that seems to have no Java: PATH leads to the few tools
 * that the start script uses, and HOME is empty.
 *
 * @param home
 *            the folder that holds the start script
 * @param sandbox
 *            a folder of this test for HOME, tools and output
 */
record UnpackedProduct(Path home, Path sandbox) {

    private static final List<String> TOOLS = List.of("bash", "dirname", "readlink", "uname", "tail");

    /** Unpacks the package into {@code sandbox}, which must be empty. */
    static UnpackedProduct in(Path sandbox) throws IOException, InterruptedException {
        Path unpacked = Files.createDirectories(sandbox.resolve("unpacked"));
        Process tar = new ProcessBuilder("tar", "-xzf", System.getProperty("netloupe.package"), "-C",
                unpacked.toString())
                .inheritIO().start();
        assertEquals(0, tar.waitFor(), "tar could not unpack the package");
        Path tools = Files.createDirectories(sandbox.resolve("tools"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
        }
        Files.createDirectories(sandbox.resolve("user"));
        try (Stream<Path> folders = Files.list(unpacked)) {
            return new UnpackedProduct(folders.findFirst().orElseThrow(), sandbox);
        }
    }

    /** Starts the product with these arguments; both outputs go to files in the sandbox. */
    Process start(List<String> arguments, String display) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("netloupe").toString()), arguments.stream()).toList());
        builder.environment().clear();
        builder.environment().put("PATH", sandbox.resolve("tools").toString());
        builder.environment().put("HOME", sandbox.resolve("user").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        if (!display.isEmpty()) {
            builder.environment().put("DISPLAY", display);
        }
        return builder.redirectOutput(output().toFile()).redirectError(errors().toFile()).start();
    }

    /** Runs a command of the command line to its end and returns its exit code. */
    int run(int minutes, String... arguments) throws IOException, InterruptedException {
        Process process = start(List.of(arguments), "");
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + minutes + " minutes: " + List.of(arguments));
        }
        return process.exitValue();
    }

    Path output() {
        return sandbox.resolve("stdout");
    }

    Path errors() {
        return sandbox.resolve("stderr");
    }
}

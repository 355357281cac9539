package org.netloupe.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The agent for Python processes, which travels inside this jar: writes its package out, to be installed or used in place. */
public final class PythonPackage {
    private static final String ROOT = "/python/";
    private static final List<String> FILES = List.of("pyproject.toml", "netloupe/__init__.py", "netloupe/agent.py",
            "netloupe/commands.py", "netloupe/endpoint.py", "netloupe/files.py", "netloupe/keras.py",
            "netloupe/layers.py", "netloupe/pipeline/__init__.py", "netloupe/pipeline/budget.py",
            "netloupe/pipeline/evaluate.py", "netloupe/pipeline/methods.py", "netloupe/pipeline/reducers.py",
            "netloupe/pipeline/sketches.py", "netloupe/pipeline/statistics.py", "netloupe/pipeline/steps.py",
            "netloupe/pytorch.py", "netloupe/query/__init__.py", "netloupe/query/lexer.py",
            "netloupe/query/parser.py", "netloupe/query/reading.py", "netloupe/query/tree.py",
            "netloupe/recorders.py", "netloupe/server.py", "netloupe/stream.py", "netloupe/values.py",
            "netloupe/wire.py");

    private PythonPackage() {}

    /** The files of the package, relative to its folder, with slashes. */
    public static List<String> files() {
        return FILES;
    }

    /**
     * Writes the package into a folder, which is made if need be; older files of the package are replaced, others stay.
     *
     * @return the files written
     * @throws IOException if one cannot be written
     */
    public static List<Path> write(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        for (String name : FILES) {
            Path target = folder.resolve(name);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Path part = target
                    .resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            try (InputStream in = PythonPackage.class.getResourceAsStream(ROOT + name)) {
                if (in == null) {
                    throw new FileNotFoundException(
                            "The agent's jar does not hold " + ROOT + name + "; it is damaged, install it again.");
                }
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            written.add(target);
        }
        return written;
    }
}

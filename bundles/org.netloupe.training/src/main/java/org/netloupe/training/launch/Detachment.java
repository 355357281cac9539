package org.netloupe.training.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes before a command so that its process outlives the one that starts it: neither Ctrl+C nor the closing of the
 * parent's terminal reaches it. The process keeps the id that the operating system gave to the command.
 */
final class Detachment {
    private Detachment() {}

    /** The words that go before the command; none on Windows, where a child outlives its parent anyway. */
    static List<String> prefix() {
        if (File.separatorChar == '\\') {
            return List.of();
        }
        return program("setsid").map(setsid -> List.of(setsid.toString())).orElseGet(Detachment::ignoringSignals);
    }

    /** Ignored signals stay ignored across exec, and the virtual machine leaves them so. */
    private static List<String> ignoringSignals() {
        return List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");
    }

    private static Optional<Path> program(String name) {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(folders.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }
}

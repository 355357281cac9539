package org.netloupe.training.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of a command that starts a virtual machine like this one. */
final class Jvm {
    /** What the libraries of the product need; the launcher script names the same. */
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true");

    private Jvm() {}

    /** A detached java of this runtime with the product's options and further ones; a new list that may grow. */
    static List<String> detached(List<String> options) {
        List<String> command = new ArrayList<>(Detachment.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        return command;
    }
}

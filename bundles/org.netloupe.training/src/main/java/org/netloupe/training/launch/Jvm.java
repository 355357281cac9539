package org.netloupe.training.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of a command that starts a virtual machine like this one. */
final class Jvm {
    /** No worker opens a window. */
    static final String HEADLESS = "-Djava.awt.headless=true";
    /** What the libraries of the product need; netloupe.vmargs of the product names the same. */
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", HEADLESS);

    private Jvm() {}

    /** With the options that any virtual machine of ours needs. */
    static List<String> detached(List<String> options) {
        return detached(OPTIONS, options);
    }

    /**
     * A detached java of this runtime.
     *
     * @param product options of the product
     * @param options further ones, which win over those
     * @return a new list that may grow
     */
    static List<String> detached(List<String> product, List<String> options) {
        List<String> command = new ArrayList<>(Detachment.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(product);
        command.addAll(options);
        return command;
    }
}

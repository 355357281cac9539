package org.netloupe.core.training;

import java.util.List;

/**
 * The command that runs one of our applications in a new process: the packaged product's launcher with its bundles, or
 * plain Java in a test.
 */
@FunctionalInterface
public interface WorkerLauncher {
    /**
     * @param application id of the Equinox application
     * @param jvmOptions options of the new virtual machine beside those of the product
     * @param arguments of the application
     * @return the whole command
     */
    List<String> command(String application, List<String> jvmOptions, List<String> arguments);
}

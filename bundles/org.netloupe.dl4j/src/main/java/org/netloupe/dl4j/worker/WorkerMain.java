package org.netloupe.dl4j.worker;

import java.nio.file.Path;

import org.netloupe.core.extension.Contributions;
import org.netloupe.core.training.RunFolder;

/** The worker in a plain virtual machine. */
public final class WorkerMain {
    private WorkerMain() {}

    /** @param arguments the run's folder */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** The exit status: 0 if the run is done or was stopped, 1 if it failed, 2 if there is no run in the folder. */
    static int run(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Usage: worker RUN-FOLDER");
            return 2;
        }
        return new Worker(new RunFolder(Path.of(arguments[0])), Contributions.ofPlatform(), FreeMemory::now).run();
    }
}

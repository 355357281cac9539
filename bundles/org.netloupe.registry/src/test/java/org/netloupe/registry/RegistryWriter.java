package org.netloupe.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.registry.entry.RunId;

/** A process that adds runs to a workspace's registry until it is killed, and prints the id of each that is kept. */
final class RegistryWriter {
    private RegistryWriter() {}

    public static void main(String[] arguments) throws IOException {
        Workspace workspace = new Workspace(Path.of(arguments[0]));
        try (Registry registry = Registry.open(workspace)) {
            for (int i = 0;; i++) {
                RunId id = registry.reserveRun();
                registry.addRun(id, workspace.run(id), RegistryContract.request(id, arguments[1] + i), List.of());
                registry.updateRun(id, new RunStatus(RunState.RUNNING, i, 10, 0, 0, 0, 0, Map.of("metric", (double) i),
                        "", 0, 0, System.currentTimeMillis() + 1));
                System.out.println(id.text() + " " + i);
                System.out.flush();
            }
        }
    }
}

package org.netloupe.training;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.netloupe.core.extension.Contributions;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;

/** Main class of a process that supervises a run until it is killed: as the workbench does. */
public final class SupervisorProcess {
    private SupervisorProcess() {}

    /** @param arguments the folder of the workspace; prints the id of the run that it starts */
    public static void main(String[] arguments) throws Exception {
        Workspace workspace = Workspace.create(Path.of(arguments[0]));
        try (Registry registry = Registry.open(workspace);
                TrainingSupervisor supervisor = new TrainingSupervisor(workspace, registry,
                        Contributions.ofPlatform(), TrainingSupervisorTest.LAUNCHER, 1)) {
            supervisor.watch();
            System.out.println(supervisor.train(TrainingSupervisorTest.plan(2)).text());
            new CountDownLatch(1).await();
        }
    }
}

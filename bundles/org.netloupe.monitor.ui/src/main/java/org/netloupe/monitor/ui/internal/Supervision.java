package org.netloupe.monitor.ui.internal;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.operation.Operation;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.tensor.InputException;
import org.netloupe.training.TrainingSupervisor;
import org.netloupe.training.catalogue.SampleWorkspace;
import org.netloupe.training.launch.EquinoxLauncher;
import org.netloupe.ui.work.LatestWork;
import org.netloupe.ui.workspace.WorkspaceSession;

/** The supervisor of this workbench's runs; it is there soon after the workbench has opened. Thread safe. */
public final class Supervision {
    private static final Supervision WORKBENCH = new Supervision();

    private @Nullable TrainingSupervisor supervisor;

    private Supervision() {}

    /** The one of this workbench. */
    public static Supervision ofWorkbench() {
        return WORKBENCH;
    }

    /**
     * Begins to look after the runs, in a job: those that went on without a workbench are followed, also if the registry
     * has never heard of them, and queued ones start where there is room.
     */
    public void begin() {
        LatestWork.inBackground(Messages.Supervision_begin, operation(TrainingSupervisor::adopt));
    }

    /** What is done with the supervisor. */
    @FunctionalInterface
    public interface Use<R> {
        R with(TrainingSupervisor supervisor) throws IOException;
    }

    /** Work with the supervisor for a job. */
    public <R> Operation<R> operation(Use<R> use) {
        return WorkspaceSession.ofWorkbench().operation(registry -> use.with(supervisor(registry)));
    }

    private synchronized TrainingSupervisor supervisor(Registry registry) throws IOException {
        TrainingSupervisor known = supervisor;
        if (known == null) {
            EquinoxLauncher launcher = EquinoxLauncher.of(System.getProperties()).orElseThrow(
                    () -> new InputException("This workbench", "an installed product that can start processes", //$NON-NLS-1$ //$NON-NLS-2$
                            "none", "Start it with its launch script.")); //$NON-NLS-1$ //$NON-NLS-2$
            known = new TrainingSupervisor(workspace(), registry, Contributions.ofPlatform(), launcher,
                    TrainingSupervisor.defaultAtOnce());
            known.watch();
            supervisor = known;
        }
        return known;
    }

    /** The samples of a workspace, for {@link WorkspaceSession#operation}. */
    public static SampleWorkspace samples(Registry registry) {
        return new SampleWorkspace(workspace(), registry, new DatasetOpener(Contributions.ofPlatform()));
    }

    private static Workspace workspace() {
        return new Workspace(WorkspaceSession.folder().orElseThrow());
    }
}

package org.netloupe.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.registry.Workspace;
import org.netloupe.training.RunStarter;
import org.netloupe.training.catalogue.SampleWorkspace;
import org.netloupe.training.launch.EquinoxLauncher;
import org.netloupe.ui.workspace.WorkspaceSession;

/**
 * The application that these tests run in: the product's own, in a workspace whose registry is lost while a training goes
 * on and another one waits for its turn.
 */
public final class EarlierTrainings implements IApplication {
    static final String GOING_ON = "went on alone";
    static final String WAITING = "was waiting";
    private static final String PRODUCT = "org.netloupe.ui.application";
    private static volatile long process;
    private @Nullable IApplication product;

    /** Id of its process. */
    static long process() {
        return process;
    }

    /** Folder of the training that was going on before the workbench opened. */
    static RunFolder goingOn() {
        return folder("going-on");
    }

    private static RunFolder folder(String name) {
        Path runs = new Workspace(WorkspaceSession.folder().orElseThrow()).runs();
        return new RunFolder(runs.resolve(name));
    }

    @Override
    public Object start(@Nullable IApplicationContext context) throws Exception {
        Workspace.create(WorkspaceSession.folder().orElseThrow());
        RunFolder waiting = prepare(folder("waiting"), WAITING, 1);
        waiting.writeStatus(RunStatus.queued(1));
        EquinoxLauncher launcher = EquinoxLauncher.of(System.getProperties()).orElseThrow();
        process = new RunStarter(Contributions.ofPlatform(), launcher).start(prepare(goingOn(), GOING_ON, 20_000))
                .pid();
        IConfigurationElement application = Platform.getExtensionRegistry()
                .getExtension(Platform.PI_RUNTIME + "." + Platform.PT_APPLICATIONS, PRODUCT)
                .getConfigurationElements()[0];
        IApplication made = (IApplication) application.getChildren("run")[0].createExecutableExtension("class");
        product = made;
        try {
            return made.start(context);
        } finally {
            ProcessHandle.of(process).ifPresent(ProcessHandle::destroy); // if no test has stopped it
        }
    }

    private static RunFolder prepare(RunFolder folder, String name, int epochs) throws IOException {
        Files.createDirectories(folder.path());
        DatasetSpec data = new DatasetSpec("org.netloupe.data.glyphs", Optional.empty(), Map.of("size", "200"));
        folder.writeRequest(TrainingRequest.fromArchitecture("r0", name, "org.netloupe.dl4j", data,
                SampleWorkspace.TWO_DENSE.architecture(),
                new TrainingSettings(new Optimizer(Optimizer.Kind.SGD, 1e-4), 16, epochs, 1, 1)));
        return folder;
    }

    @Override
    public void stop() {
        IApplication made = product;
        if (made != null) {
            made.stop();
        }
    }
}

package org.netloupe.cli.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.opening.ModelOpener;
import org.netloupe.core.training.WorkerLauncher;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.tensor.InputException;
import org.netloupe.training.TrainingSupervisor;
import org.netloupe.training.catalogue.DatasetReference;

/**
 * An open workspace with all that a command does in it. Opening it looks after the runs once: dead processes are
 * noticed and queued runs started.
 */
public final class Session implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final Workspace workspace;
    private final Registry registry;
    private final TrainingSupervisor supervisor;
    private final Contributions contributions = Contributions.ofPlatform();

    private Session(Workspace workspace, WorkerLauncher launcher) throws IOException {
        this.workspace = workspace;
        registry = Registry.open(workspace);
        supervisor = new TrainingSupervisor(workspace, registry, contributions, launcher,
                TrainingSupervisor.defaultAtOnce());
    }

    /**
     * Opens a workspace.
     *
     * @param folder given by the user, or null for the usual one
     * @param launcher how workers are started
     * @throws InputException if the folder cannot be a workspace
     */
    public static Session open(@Nullable Path folder, WorkerLauncher launcher) throws IOException {
        Session session = new Session(Workspace.create(folder == null ? usualFolder() : folder),
                launcher);
        try {
            session.supervisor.reconcile();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The runs could not be looked after: " + e.getMessage());
        }
        return session;
    }

    /** What the launcher script gave as instance area, the variable NETLOUPE_WORKSPACE, or a folder in the user's home. */
    private static Path usualFolder() {
        String area = System.getProperty("osgi.instance.area");
        if (area != null && area.startsWith("file:")) {
            return Path.of(URI.create(area.replace(" ", "%20")));
        }
        String variable = System.getenv("NETLOUPE_WORKSPACE");
        return variable != null && !variable.isBlank()
                ? Path.of(variable)
                : Path.of(System.getProperty("user.home"), "netloupe-workspace");
    }

    public Workspace workspace() {
        return workspace;
    }

    public Registry registry() {
        return registry;
    }

    public TrainingSupervisor supervisor() {
        return supervisor;
    }

    public Contributions contributions() {
        return contributions;
    }

    public DatasetOpener datasets() {
        return new DatasetOpener(contributions);
    }

    public ModelOpener models() {
        return new ModelOpener(contributions);
    }

    public DatasetReference datasetReference() {
        return new DatasetReference(registry, datasets());
    }

    /** The entries that words on the command line mean. */
    public Entries entries() {
        return new Entries(registry);
    }

    /** Refuses to write where nothing can be written, before the work is done. */
    public static Path writable(Path file) throws InputException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InputException(file.toString(), "a place in a folder that exists", "no folder " + parent,
                    "Make the folder first.");
        }
        return file;
    }

    @Override
    public void close() {
        supervisor.close();
        registry.close();
    }
}

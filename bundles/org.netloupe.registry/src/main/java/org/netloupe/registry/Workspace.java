package org.netloupe.registry;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;

/**
 * The folder that holds all of somebody's work: the registry, a folder for each run, models and datasets that were
 * copied into it, and arrays that were computed.
 *
 * @param path made absolute
 */
public record Workspace(Path path) {
    public Workspace {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * The workspace in a folder, which is made if it is absent.
     *
     * @throws InputException if it is no folder, or cannot be made or written
     */
    public static Workspace create(Path path) throws IOException {
        Workspace workspace = new Workspace(path);
        try {
            Files.createDirectories(workspace.path);
            for (Path folder : new Path[]{workspace.runs(), workspace.models(), workspace.datasets()}) {
                Files.createDirectories(folder);
            }
        } catch (FileAlreadyExistsException e) {
            throw new InputException(e.getFile(), "a folder for the workspace", "a file",
                    "Choose another folder.", e);
        } catch (IOException e) {
            throw new InputException(workspace.path.toString(), "a folder that can be made and written",
                    String.valueOf(e), "Choose a folder of your own.", e);
        }
        return workspace;
    }

    /** Whether somebody has worked here. */
    public boolean exists() {
        return Files.isDirectory(registry()) || Files.isDirectory(runs());
    }

    /** A folder for each run. */
    public Path runs() {
        return path.resolve("runs");
    }

    /** The folder of one run: {@code runs/r17}. */
    public Path run(RunId id) {
        return runs().resolve(id.text());
    }

    /** Models that were copied into the workspace. */
    public Path models() {
        return path.resolve("models");
    }

    /** Datasets that were copied into the workspace. */
    public Path datasets() {
        return path.resolve("datasets");
    }

    /** The database, for its owner only. */
    public Path registry() {
        return path.resolve("registry");
    }
}

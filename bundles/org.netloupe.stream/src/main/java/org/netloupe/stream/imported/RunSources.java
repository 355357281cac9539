package org.netloupe.stream.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.netloupe.stream.events.EventRuns;
import org.netloupe.tensor.InputException;

/** Finds the runs that a file or folder holds, by what it looks like. */
public final class RunSources {
    private static final int DEEPEST = 4;

    private RunSources() {}

    /**
     * The runs of a place: of MLflow's file store if there are any, else of all folders with event files below it, else of
     * the tables in it.
     *
     * @param path a folder, an event file (then its folder is the run), or a table
     * @throws InputException if there are none
     */
    public static List<RunSource> find(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        List<RunSource> found = Files.isDirectory(absolute) ? inFolder(absolute) : ofFile(absolute);
        if (found.isEmpty()) {
            throw new InputException(path.toString(),
                    "runs: event files of TensorBoard, a file store of MLflow, or tables of metrics (.csv, .tsv)",
                    Files.exists(path) ? "none" : "nothing of this name", "");
        }
        return found;
    }

    private static List<RunSource> ofFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        Path folder = file.getParent();
        if (name.contains("tfevents") && folder != null) {
            return List.of(new EventSource(nameOf(folder), folder));
        }
        return isTable(file) ? List.of(new TableSource(file)) : List.of();
    }

    private static String nameOf(Path folder) {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    private static List<RunSource> inFolder(Path folder) throws IOException {
        List<RunSource> found = mlflow(folder);
        if (found.isEmpty()) {
            found = events(folder);
        }
        if (found.isEmpty()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(RunSources::isTable).sorted().map(TableSource::new).forEach(found::add);
            }
        }
        return found;
    }

    private static List<RunSource> mlflow(Path folder) throws IOException {
        List<RunSource> found = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(folder, DEEPEST)) {
            for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
                if (MlflowSource.isRun(each)) {
                    found.add(new MlflowSource(each));
                }
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private static List<RunSource> events(Path folder) throws IOException {
        List<RunSource> found = new ArrayList<>();
        for (String name : new EventRuns(folder).refresh()) {
            found.add(name.equals(".")
                    ? new EventSource(nameOf(folder), folder)
                    : new EventSource(name, folder.resolve(name)));
        }
        return found;
    }

    private static boolean isTable(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".tsv"));
    }
}

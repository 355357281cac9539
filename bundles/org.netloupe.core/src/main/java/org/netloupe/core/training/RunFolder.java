package org.netloupe.core.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.netloupe.core.json.Json;
import org.netloupe.tensor.file.WholeFile;

/**
 * The folder a run lives in: everything that is known of it, also while nobody watches.
 *
 * <pre>
 * request.json                what was asked for
 * status.json                 where it stands, replaced whole
 * log.txt                     what its process printed
 * events/                     scalars as tfevents files, tags as in ScalarTags
 * events.path                 only of imported runs: the folder that takes the place of events/
 * checkpoints/epoch-0001.zip  model and optimiser after an epoch, whole or absent
 * evaluations/epoch-0001.json metrics over the validation split after an epoch, matrices too
 * agent/                      endpoint and keys of the process, for its owner only
 * </pre>
 */
public record RunFolder(Path path) {
    public TrainingRequest readRequest() throws IOException {
        return Json.read(path.resolve("request.json"), TrainingRequest.class, "a training request");
    }

    public void writeRequest(TrainingRequest request) throws IOException {
        Json.write(path.resolve("request.json"), request);
    }

    /** The last status, empty before the first. */
    public Optional<RunStatus> readStatus() throws IOException {
        Path file = path.resolve("status.json");
        return Files.exists(file) ? Optional.of(Json.read(file, RunStatus.class, "a run's status")) : Optional.empty();
    }

    public void writeStatus(RunStatus status) throws IOException {
        Json.write(path.resolve("status.json"), status);
    }

    public Path log() {
        return path.resolve("log.txt");
    }

    /** The folder of the event files, which of an imported run may be elsewhere. */
    public Path events() {
        Path elsewhere = path.resolve("events.path");
        try {
            return Files.exists(elsewhere)
                    ? Path.of(Files.readString(elsewhere).strip())
                    : path.resolve("events");
        } catch (IOException | InvalidPathException e) {
            return path.resolve("events"); // which then has no files: the run is there, its curves are not
        }
    }

    /** Lets another folder, which is only read, take the place of that of the event files. */
    public void useEvents(Path elsewhere) throws IOException {
        WholeFile.writeText(path.resolve("events.path"), elsewhere.toAbsolutePath().normalize().toString());
    }

    public Path agent() {
        return path.resolve("agent");
    }

    /** The {@link Evaluation} after an epoch, 1 is the first. */
    public Path evaluation(int epoch) {
        return path.resolve("evaluations").resolve("epoch-%04d.json".formatted(epoch));
    }

    /** The checkpoint after an epoch, 1 is the first. */
    public Path checkpoint(int epoch) {
        return path.resolve("checkpoints").resolve("epoch-%04d.zip".formatted(epoch));
    }

    /** Existing checkpoints, earliest first. */
    public List<Path> checkpoints() throws IOException {
        Path folder = path.resolve("checkpoints");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("epoch-\\d{4,}\\.zip")).sorted().toList();
        }
    }

    /** The epoch of a checkpoint's file name. */
    public static int epochOf(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().replaceAll("\\D", ""));
    }
}

package org.netloupe.training;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.netloupe.core.training.RunFolder;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.entry.RunId;
import org.netloupe.tensor.InputException;

/** Finds run folders that the registry does not know: copied from another workspace, or older than a lost database. */
record RunAdoption(Workspace workspace, Registry registry) {
    private static final System.Logger LOG = System.getLogger(RunAdoption.class.getName());

    List<RunId> adopt() throws IOException {
        List<RunId> adopted = new ArrayList<>();
        for (Path folder : folders()) {
            if (registry.runIn(folder).isEmpty()) {
                adopt(new RunFolder(folder), adopted);
            }
        }
        return adopted;
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(workspace.runs())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(workspace.runs())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("request.json"))).sorted().toList();
        }
    }

    private void adopt(RunFolder folder, List<RunId> adopted) throws IOException {
        try {
            TrainingRequest request = folder.readRequest();
            RunId id = registry.reserveRun();
            registry.addRun(id, folder.path(), request, List.of());
            Optional<RunStatus> status = RunHealth.check(folder);
            if (status.isPresent()) {
                // as of now, as the registry takes no status that is older than the entry
                registry.updateRun(id, status.get().in(status.get().state(), status.get().message()));
            }
            adopted.add(id);
        } catch (InputException e) {
            LOG.log(Level.WARNING, "A run folder was left out: " + e.getMessage());
        }
    }
}

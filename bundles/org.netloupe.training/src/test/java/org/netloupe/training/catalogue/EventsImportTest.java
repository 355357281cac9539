package org.netloupe.training.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.RunState;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.stream.events.EventWriter;
import org.netloupe.stream.events.ScalarFolder;
import org.netloupe.tensor.InputException;

/** Runs of other programs that come into the registry. */
class EventsImportTest {
    @TempDir
    Path folder = Path.of("");
    private Workspace workspace = new Workspace(Path.of(""));
    private Optional<Registry> opened = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.create(folder.resolve("workspace"));
        opened = Optional.of(Registry.open(workspace));
    }

    @AfterEach
    void close() {
        opened.ifPresent(Registry::close);
    }

    private List<EventsImport.Imported> take(Path... paths) throws IOException {
        return new EventsImport(workspace, opened.orElseThrow(), List.of(paths), Optional.empty())
                .execute(Progress.NONE);
    }

    private Path events(String name, double... losses) throws IOException {
        Path run = folder.resolve("logs").resolve(name);
        try (EventWriter writer = new EventWriter(run)) {
            for (int step = 0; step < losses.length; step++) {
                writer.scalar("loss", step, 1.7e9 + step, losses[step]);
            }
        }
        return run;
    }

    private static double last(EventsImport.Imported imported, String tag) throws IOException {
        ScalarFolder scalars = new ScalarFolder(imported.run().runFolder().events());
        scalars.poll();
        return scalars.series(tag).orElseThrow().last();
    }

    @Test
    @DisplayName("Event files are followed where they are; importing them again answers the same runs")
    void followsEventFiles() throws IOException {
        events("a", 3, 2);
        events("b", 5);
        List<EventsImport.Imported> runs = take(folder.resolve("logs"));
        assertEquals(List.of("a", "b"), runs.stream().map(each -> each.run().name()).toList());
        assertEquals(RunState.DONE, runs.getFirst().run().status().state());
        assertEquals(2, runs.getFirst().run().metrics().get("loss").last());
        events("a", 3, 2, 1);
        assertEquals(1, last(runs.getFirst(), "loss"));
        List<EventsImport.Imported> again = take(folder.resolve("logs"), folder.resolve("logs/a"));
        assertTrue(again.stream().allMatch(EventsImport.Imported::known));
        assertEquals(runs.getFirst().run().id(), again.getLast().run().id());
        assertEquals(2, opened.orElseThrow().runs(RunQuery.ALL).rows().size());
    }

    @Test
    @DisplayName("Tables and MLflow's runs become event files of the run, with what they were started with")
    void convertsOthers() throws IOException {
        Path table = Files.writeString(folder.resolve("keras.csv"), "epoch,loss,val_loss\n1,0.5,0.7\n2,0.25,0.6\n");
        Path run = Files.createDirectories(folder.resolve("mlruns/0/x/metrics")).getParent();
        Files.writeString(run.resolve("meta.yaml"), "run_name: crane\n");
        Files.writeString(run.resolve("metrics/acc"), "1700000000000 0.1 1\n");
        Files.writeString(Files.createDirectories(run.resolve("params")).resolve("lr"), "0.01");
        List<EventsImport.Imported> runs = take(table, folder.resolve("mlruns"));
        assertEquals(List.of("keras", "crane"), runs.stream().map(each -> each.run().name()).toList());
        assertEquals(0.6, last(runs.get(0), "val_loss"));
        assertEquals(0.1, last(runs.get(1), "acc"));
        assertEquals(Map.of("lr", "0.01"), runs.get(1).run().request().datasetOptions());
        assertEquals(runs.get(1).run().request(), runs.get(1).run().runFolder().readRequest());
    }

    @Test
    @DisplayName("If one run is broken, none is registered and no folder is left behind")
    void allOrNone() throws IOException {
        events("a", 1);
        Path broken = Files.writeString(folder.resolve("broken.csv"), "step,loss\n1,2\nx,3\n");
        String message = String.valueOf(assertThrows(InputException.class, () -> take(folder.resolve("logs"), broken))
                .getMessage());
        assertTrue(message.contains("broken.csv, line 3"), message);
        assertEquals(0, opened.orElseThrow().runs(RunQuery.ALL).rows().size());
        try (Stream<Path> left = Files.list(workspace.runs())) {
            assertEquals(List.of(), left.toList());
        }
        events("b", 1);
        assertThrows(InputException.class, () -> new EventsImport(workspace, opened.orElseThrow(),
                List.of(folder.resolve("logs")), Optional.of("both")).execute(Progress.NONE));
    }
}

package org.netloupe.ui.tests.driving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.opening.DatasetOpener;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.core.training.Optimizer;
import org.netloupe.monitor.ui.internal.Supervision;
import org.netloupe.registry.Registry;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.registry.query.RunRow;
import org.netloupe.training.TrainingPlan;
import org.netloupe.training.catalogue.DatasetImport;
import org.netloupe.training.catalogue.SampleWorkspace;
import org.netloupe.ui.workspace.WorkspaceSession;

/** What the workspace holds: in the registry, in the tree and in the table. Not for the display's thread but where said. */
public final class Contents {
    /** Views of the Training perspective. */
    public static final String NAVIGATOR = "org.netloupe.ui.navigator";
    public static final String RUNS = "org.netloupe.monitor.ui.runs";
    public static final String CHART = "org.netloupe.monitor.ui.chart";
    private static final String ENGINE = "org.netloupe.dl4j";

    private Contents() {}

    /** Asks the registry itself, not a view's picture of it. */
    public static <R> R registry(WorkspaceSession.Use<R> use) {
        try {
            return WorkspaceSession.ofWorkbench().operation(use).execute(Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes so many generated digits into the registry. */
    public static DatasetEntry digits(String name, int size) {
        DatasetSpec spec = new DatasetSpec("org.netloupe.data.glyphs", Optional.empty(),
                Map.of("size", Integer.toString(size), "seed", Integer.toString(name.hashCode() & 0xffff)));
        DatasetOpener opener = new DatasetOpener(Contributions.ofPlatform());
        return registry(registry -> new DatasetImport(registry, opener, spec, Optional.of(name))
                .execute(Progress.NONE));
    }

    /** Trains two dense layers on digits in a process of their own, and waits until that is done. */
    public static RunEntry trained(String name, DatasetEntry data, int epochs) {
        RunId id = started(name, data, epochs);
        Eyes.await("the end of " + name, Eyes.TRAINED, () -> status(id).state().isFinal());
        RunStatus status = status(id);
        if (status.state() != RunState.DONE) {
            throw new AssertionError(name + " " + status.state() + ": " + status.message());
        }
        return registry(registry -> registry.run(id)).orElseThrow();
    }

    /** Begins to train. */
    public static RunId started(String name, DatasetEntry data, int epochs) {
        TrainingPlan plan = new TrainingPlan(name, ENGINE, data.description().spec(),
                new TrainingPlan.FromArchitecture(SampleWorkspace.TWO_DENSE.architecture()),
                new TrainingSettings(new Optimizer(Optimizer.Kind.ADAM, 1e-3), 16, epochs, 1, 1), List.of(data.id()));
        try {
            return Supervision.ofWorkbench().operation(supervisor -> supervisor.train(plan)).execute(Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a run stands, from its own folder. */
    public static RunStatus status(RunId id) {
        return registry(registry -> registry.run(id).orElseThrow().runFolder().readStatus()).orElseThrow();
    }

    /** The run of a name in the registry. */
    public static Optional<RunEntry> run(String name) {
        return registry(registry -> runs(registry).stream().filter(run -> run.name().equals(name)).findFirst());
    }

    /** All runs that a registry lists. */
    public static List<RunEntry> runs(Registry registry) {
        try {
            List<RunEntry> runs = new ArrayList<>();
            for (RunRow row : registry.runs(RunQuery.ALL).rows()) {
                registry.run(row.id()).ifPresent(runs::add);
            }
            return runs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the line of a run in the table, by the titles of the columns; on the display's thread. */
    public static Optional<Map<String, String>> line(String name) {
        return Bench.content(RUNS).map(view -> Bench.all(view, NatTable.class).getFirst())
                .flatMap(table -> lines(table).filter(line -> name.equals(line.get("Name"))).findFirst());
    }

    private static Stream<Map<String, String>> lines(NatTable table) {
        return IntStream.range(1, table.getRowCount()).mapToObj(row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 0; column < table.getColumnCount(); column++) {
                cells.put(String.valueOf(table.getDataValueByPosition(column, 0)),
                        String.valueOf(table.getDataValueByPosition(column, row)));
            }
            return cells;
        });
    }

    /** The item of the navigator whose text begins so; on the display's thread. */
    public static Optional<TreeItem> item(String beginning) {
        return Bench.content(NAVIGATOR).map(view -> Bench.all(view, Tree.class).getFirst())
                .flatMap(tree -> below(tree.getItems()).filter(item -> item.getText().startsWith(beginning + "  "))
                        .findFirst());
    }

    private static Stream<TreeItem> below(TreeItem[] items) {
        return Arrays.stream(items).flatMap(item -> Stream.concat(Stream.of(item), below(item.getItems())));
    }
}

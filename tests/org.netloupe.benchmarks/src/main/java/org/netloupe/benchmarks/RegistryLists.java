package org.netloupe.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.registry.DatabaseServer;
import org.netloupe.registry.Registry;
import org.netloupe.registry.Workspace;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.MetricColumn;
import org.netloupe.registry.query.MetricCondition;
import org.netloupe.registry.query.RunOrder;
import org.netloupe.registry.query.RunQuery;

/**
 * Fills a registry with runs of many metrics, lists them in the ways in which the workbench does, and prints the times: {@code RegistryLists FOLDER [RUNS METRICS [JDBC-URL USER PASSWORD]]}. A folder that was filled
 * before is used as it is, so that a second process can be measured while a first one has it open.
 */
public final class RegistryLists {
    private static final int REPETITIONS = 30;
    private static final int BATCH = 250;
    /** On a busy machine the time on the processor says more than the time on the clock. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private RegistryLists() {}

    /** A list to measure. */
    private interface Listing {
        int rows() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        Workspace workspace = Workspace.create(Path.of(arguments[0]));
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[1]) : 10_000;
        int metrics = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        boolean server = arguments.length > 5;
        long start = System.nanoTime();
        try (Registry registry = server
                ? Registry.open(workspace, new DatabaseServer(arguments[3], arguments[4], arguments[5]))
                : Registry.open(workspace)) {
            System.out.printf("%s%nopened in %.0f ms%n", registry.place(), millisSince(start));
            if (registry.runs(RunQuery.ALL.withPage(0, 1)).matching() == 0) {
                fill(registry, workspace, runs, metrics);
            }
            measure(registry);
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void fill(Registry registry, Workspace workspace, int runs, int metrics) throws IOException {
        Random random = new Random(1);
        long start = System.nanoTime();
        Map<RunId, RunStatus> statuses = new HashMap<>();
        for (int i = 0; i < runs; i++) {
            RunId id = registry.reserveRun();
            registry.addRun(id, workspace.run(id), request(id, i), List.of());
            statuses.put(id, status(i, metrics, random));
            if (statuses.size() == BATCH || i == runs - 1) {
                registry.updateRuns(statuses);
                statuses.clear();
            }
            if (i % 4 == 0) {
                registry.apply(new Edit.AddTag(id, "tag " + i % 20));
            }
        }
        System.out.printf("filled with %d runs of %d metrics in %.1f s%n", runs, metrics, millisSince(start) / 1000);
    }

    private static TrainingRequest request(RunId id, int number) {
        return TrainingRequest.fromArchitecture(id.text(), "Run number " + number, "org.netloupe.dl4j",
                new DatasetSpec("org.netloupe.data.glyphs", Optional.empty(), Map.of("size", "6000")),
                new Architecture("net", List.of(new Layer.Conv2D(32, 3), new Layer.MaxPool(2, 2), new Layer.Dense(64))),
                TrainingSettings.DEFAULT);
    }

    private static RunStatus status(int number, int metrics, Random random) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int m = 0; m < metrics; m++) {
            values.put("validation/metric" + m, random.nextDouble());
        }
        RunState[] states = RunState.values();
        return new RunStatus(states[number % states.length], number % 10, 10, 400, number % 10 / 10.0, 30, 800, values,
                "", 0, 0, System.currentTimeMillis() + 1000);
    }

    private static void measure(Registry registry) throws IOException {
        List<MetricColumn> columns = new ArrayList<>();
        for (int m = 0; m < 6; m++) {
            columns.add(MetricColumn.last("validation/metric" + m));
        }
        RunQuery all = RunQuery.ALL.withColumns(columns);
        RunOrder byMetric = new RunOrder(new RunOrder.ByMetric(MetricColumn.best("validation/metric50", true)), true);
        MetricCondition above = new MetricCondition(MetricColumn.last("validation/metric70"),
                MetricCondition.Comparison.GREATER, 0.9);
        Map<String, RunQuery> queries = new LinkedHashMap<>();
        queries.put("all, 6 metric columns, newest first", all);
        queries.put("all, 6 metric columns, by a seventh metric", all.withOrder(byMetric));
        queries.put("by name", all.withOrder(new RunOrder(RunOrder.Field.NAME, false)));
        queries.put("two states", all.withStates(RunState.RUNNING, RunState.DONE));
        queries.put("text in name, note or tag", all.withText("Number 12"));
        queries.put("a tag", all.withTags(Set.of("tag 4")));
        queries.put("metric > 0.9, by a metric", all.withConditions(List.of(above)).withOrder(byMetric));
        queries.put("metric > 0.9, state, text, tag", all.withConditions(List.of(above)).withText("run")
                .withStates(RunState.DONE, RunState.FAILED, RunState.RUNNING).withTags(Set.of("tag 4")));
        queries.put("page of 100 by a metric", all.withOrder(byMetric).withPage(5000, 100));
        queries.put("20 metric columns", RunQuery.ALL.withColumns(twenty()));
        for (Map.Entry<String, RunQuery> query : queries.entrySet()) {
            report(query.getKey(), () -> registry.runs(query.getValue()).rows().size());
        }
    }

    private static List<MetricColumn> twenty() {
        List<MetricColumn> columns = new ArrayList<>();
        for (int m = 0; m < 20; m++) {
            columns.add(MetricColumn.best("validation/metric" + 3 * m, false));
        }
        return columns;
    }

    private static void report(String name, Listing listing) throws IOException {
        long cold = System.nanoTime();
        int rows = listing.rows();
        double first = millisSince(cold);
        double[] times = new double[REPETITIONS];
        double[] processor = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            long used = THREADS.getCurrentThreadCpuTime();
            listing.rows();
            processor[i] = (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
            times[i] = millisSince(start);
        }
        Arrays.sort(times);
        Arrays.sort(processor);
        System.out.printf("%-45s %6d rows  first %6.0f ms  median %6.1f ms  worst %6.1f ms  processor %6.1f ms%n", name,
                rows, first, times[REPETITIONS / 2], times[REPETITIONS - 1], processor[REPETITIONS / 2]);
    }
}

package org.netloupe.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.data.DatasetSpec;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.TrainingRequest;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.DatasetDescription;
import org.netloupe.registry.entry.DatasetEntry;
import org.netloupe.registry.entry.DatasetId;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.EntryId;
import org.netloupe.registry.entry.Link;
import org.netloupe.registry.entry.MetricSummary;
import org.netloupe.registry.entry.ModelDescription;
import org.netloupe.registry.entry.ModelEntry;
import org.netloupe.registry.entry.ModelId;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.registry.entry.RunId;
import org.netloupe.registry.query.MetricColumn;
import org.netloupe.registry.query.MetricCondition;
import org.netloupe.registry.query.RunOrder;
import org.netloupe.registry.query.RunQuery;
import org.netloupe.registry.query.RunRow;
import org.netloupe.registry.query.RunTable;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** What a registry keeps and answers, on whatever database. */
abstract class RegistryContract {
    static final DatasetSpec GLYPHS = new DatasetSpec("org.netloupe.data.glyphs", Optional.empty(),
            Map.of("size", "6000", "seed", "7"));

    @TempDir
    Path folder;
    Workspace workspace;
    Registry registry;

    /** A further connection to the same data. */
    abstract Registry open() throws IOException;

    @BeforeEach
    void openRegistry() throws IOException {
        workspace = Workspace.create(folder.resolve("work space's"));
        registry = open();
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    static TrainingRequest request(RunId id, String name) {
        return TrainingRequest.fromArchitecture(id.text(), name, "org.netloupe.dl4j.engine", GLYPHS,
                new Architecture("small", List.of(new Layer.Dense(10))), TrainingSettings.DEFAULT);
    }

    RunId addRun(String name) throws IOException {
        RunId id = registry.reserveRun();
        registry.addRun(id, workspace.run(id), request(id, name), List.of());
        return id;
    }

    static RunStatus status(RunState state, int epoch, Map<String, Double> metrics) {
        return new RunStatus(state, epoch, 10, epoch * 40L, epoch / 10.0, Double.NaN, 812.5, metrics, "", 4711, 17,
                1_000_000 + epoch);
    }

    private ModelId addModel(String name) throws IOException {
        return registry.addModel(name, ModelDescription.imported("org.netloupe.dl4j.zip",
                workspace.models().resolve(name + ".zip"), 1234));
    }

    private DatasetId addDataset() throws IOException {
        return registry.addDataset("Glyphs", new DatasetDescription(GLYPHS, 6000, FeatureKind.IMAGE,
                Shape.of(1, 28, 28), new Target.Classes(List.of("zero", "eins, \"zwei\"", "三"))));
    }

    private List<String> names(RunQuery query) throws IOException {
        return registry.runs(query).rows().stream().map(RunRow::name).toList();
    }

    @Test
    void anEmptyRegistryListsNothing() throws IOException {
        assertEquals(List.of(), registry.models());
        assertEquals(List.of(), registry.datasets());
        assertEquals(new RunTable(List.of(), List.of(), 0), registry.runs(RunQuery.ALL));
        assertEquals(List.of(), registry.trash());
        assertEquals(Optional.empty(), registry.run(new RunId(1)));
    }

    @Test
    void keepsModels() throws IOException {
        RunId run = addRun("first");
        ModelDescription description = new ModelDescription("org.netloupe.onnx", Path.of("/elsewhere/a b.onnx"),
                5_000_000_000L, Optional.of(run), 3);
        ModelId id = registry.addModel("  ResNet — 50 ", description);
        ModelEntry entry = registry.model(id).orElseThrow();
        assertEquals(description, entry.description());
        assertEquals("ResNet — 50", entry.name());
        assertEquals(List.of(entry), registry.models());
        assertEquals(Optional.of(entry), registry.modelAt(Path.of("/elsewhere/a b.onnx")));
        assertEquals(Optional.empty(), registry.modelAt(Path.of("/elsewhere/other.onnx")));
        assertEquals(List.of(new Link(run, id, Link.Relation.PRODUCED)), registry.ancestors(id));
    }

    @Test
    void keepsDatasetsAndFindsThemByTheirSpec() throws IOException {
        DatasetId id = addDataset();
        DatasetEntry entry = registry.dataset(id).orElseThrow();
        assertEquals(GLYPHS, entry.description().spec());
        assertEquals(Shape.of(1, 28, 28), entry.description().featureShape());
        assertEquals(new Target.Classes(List.of("zero", "eins, \"zwei\"", "三")), entry.description().target());
        assertEquals(List.of(entry), registry.datasets());
        assertEquals(Optional.of(entry), registry.datasetOf(GLYPHS));
        DatasetSpec onDisk = new DatasetSpec("p", Optional.of(workspace.datasets().resolve("x.csv")), Map.of());
        assertEquals(Optional.empty(), registry.datasetOf(onDisk));
        DatasetDescription unlabelled = new DatasetDescription(onDisk, 0, FeatureKind.TOKENS, Shape.of(24),
                new Target.NextToken(List.of("(", ")")));
        registry.addDataset("tokens", unlabelled);
        assertEquals(unlabelled, registry.datasetOf(onDisk).orElseThrow().description());
    }

    @Test
    void aWorkspaceThatMovedFindsItsFiles() throws IOException {
        ModelId inside = addModel("inside");
        try (Registry moved = reopenedIn(new Workspace(folder.resolve("moved")))) {
            assertEquals(folder.resolve("moved/models/inside.zip"),
                    moved.model(inside).orElseThrow().description().file());
        }
    }

    /** The same data as those of another workspace. */
    abstract Registry reopenedIn(Workspace other) throws IOException;

    @Test
    void keepsRunsWithWhatTheyWereAskedAndWhereTheyStand() throws IOException {
        DatasetId dataset = addDataset();
        RunId id = registry.reserveRun();
        registry.addRun(id, workspace.run(id), request(id, "run one"), List.of(dataset));
        RunEntry queued = registry.run(id).orElseThrow();
        assertEquals(RunState.QUEUED, queued.status().state());
        assertEquals(request(id, "run one"), queued.request());
        assertEquals(workspace.run(id), queued.folder());
        assertEquals(Optional.empty(), queued.times().started());
        assertEquals(List.of(new Link(dataset, id, Link.Relation.TRAINED_ON)), registry.descendants(dataset));
        assertEquals(Optional.of(queued), registry.runIn(workspace.run(id)));
    }

    @Test
    void recordsStatusesAndTheBestOfEachMetric() throws IOException {
        RunId id = addRun("run");
        long now = System.currentTimeMillis();
        for (double[] step : new double[][]{{1, 0.5, 2.0}, {2, 0.9, Double.NaN}, {3, 0.7, 1.5}}) {
            registry.updateRun(id, new RunStatus(RunState.RUNNING, (int) step[0], 10, 40, 0.3, 12.5, Double.NaN,
                    Map.of("validation/accuracy", step[1], "train/loss", step[2]), "", 4711, 17,
                    now + (long) step[0]));
        }
        RunEntry entry = registry.run(id).orElseThrow();
        assertEquals(new MetricSummary(0.7, 0.5, 0.9), entry.metrics().get("validation/accuracy"));
        assertEquals(new MetricSummary(1.5, 1.5, 2.0), entry.metrics().get("train/loss"));
        assertEquals(new RunStatus(RunState.RUNNING, 3, 10, 40, 0.3, 12.5, Double.NaN,
                Map.of("validation/accuracy", 0.7, "train/loss", 1.5), "", 4711, 17, now + 3), entry.status());
        assertEquals(now + 1, entry.times().started().orElseThrow().toEpochMilli());
        assertEquals(List.of("train/loss", "validation/accuracy"), registry.metricTags());
    }

    @Test
    void aMetricThatWasNeverDefinedIsKeptAsNan() throws IOException {
        RunId id = addRun("run");
        long now = System.currentTimeMillis();
        registry.updateRun(id, status(RunState.RUNNING, 1, Map.of("m", Double.NaN, "inf",
                Double.POSITIVE_INFINITY)).in(RunState.RUNNING, ""));
        RunEntry entry = registry.run(id).orElseThrow();
        assertEquals(new MetricSummary(Double.NaN, Double.NaN, Double.NaN), entry.metrics().get("m"));
        assertEquals(Double.POSITIVE_INFINITY, entry.metrics().get("inf").last());
        assertTrue(entry.status().updated() >= now);
    }

    @Test
    void anOlderStatusDoesNotReplaceANewerOne() throws IOException {
        RunId id = addRun("run");
        long now = System.currentTimeMillis();
        RunStatus late = new RunStatus(RunState.DONE, 10, 10, 400, 1, 0, 800, Map.of("m", 1.0), "", 0, 0, now + 10);
        RunStatus early = new RunStatus(RunState.RUNNING, 9, 10, 360, 0.9, 3, 800, Map.of("m", 5.0), "", 4711, 17,
                now + 9);
        registry.updateRun(id, late);
        registry.updateRun(id, early);
        assertEquals(late, registry.run(id).orElseThrow().status());
        assertEquals(1.0, registry.run(id).orElseThrow().metrics().get("m").maximum());
    }

    @Test
    void aResumedRunHasNotEnded() throws IOException {
        RunId id = addRun("run");
        long now = System.currentTimeMillis();
        RunStatus running = new RunStatus(RunState.RUNNING, 1, 10, 40, 0.1, 3, 800, Map.of(), "", 4711, 17, now + 1);
        registry.updateRun(id, running);
        registry.updateRun(id, new RunStatus(RunState.FAILED, 1, 10, 40, 0.1, 3, 800, Map.of(), "killed\0", 0, 0,
                now + 2));
        RunEntry failed = registry.run(id).orElseThrow();
        assertEquals(now + 2, failed.times().ended().orElseThrow().toEpochMilli());
        assertEquals("killed\uFFFD", failed.status().message());
        registry.updateRun(id, new RunStatus(RunState.RUNNING, 2, 10, 80, 0.2, 3, 800, Map.of(), "", 4712, 18,
                now + 3));
        assertEquals(Optional.empty(), registry.run(id).orElseThrow().times().ended());
        assertEquals(now + 1, registry.run(id).orElseThrow().times().started().orElseThrow().toEpochMilli());
    }

    @Test
    void anUnknownRunCannotBeUpdatedAndATakenNumberNotAddedAgain() throws IOException {
        InputException unknown = assertThrows(InputException.class,
                () -> registry.updateRun(new RunId(99), status(RunState.RUNNING, 1, Map.of())));
        assertTrue(unknown.getMessage().startsWith("r99: expected an entry of the registry, found none"),
                unknown.getMessage());
        RunId id = addRun("run");
        assertThrows(InputException.class,
                () -> registry.addRun(id, workspace.run(id), request(id, "again"), List.of()));
        assertEquals(1, registry.runs(RunQuery.ALL).matching());
    }

    @Test
    void aChangeThatFailsOnTheWayChangesNothing() throws IOException {
        RunId first = addRun("first");
        RunId missing = new RunId(99);
        assertThrows(InputException.class, () -> registry.apply(new Edit.Several(List.of(
                new Edit.Rename(first, "other"), new Edit.Rename(missing, "x")))));
        assertEquals(List.of("first"), names(RunQuery.ALL));
        assertThrows(InputException.class, () -> registry.apply(new Edit.Several(List.of(
                new Edit.AddTag(first, "a"), new Edit.AddTag(first, " ")))));
        assertEquals(List.of(), registry.tags());
    }

    @Test
    void everyEditIsUndoneAndDoneAgainByItsInverse() throws IOException {
        ModelId model = addModel("model");
        ModelId parent = addModel("parent");
        registry.apply(new Edit.AddTag(model, "there"));
        List<Edit> edits = List.of(new Edit.Rename(model, "renamed"), new Edit.Annotate(model, "two\nlines 'quoted'"),
                new Edit.AddTag(model, "new"), new Edit.AddTag(model, "there"), new Edit.RemoveTag(model, "there"),
                new Edit.RemoveTag(model, "absent"), new Edit.Delete(model), new Edit.Restore(model),
                new Edit.Connect(new Link(parent, model, Link.Relation.DERIVED_INTO)),
                new Edit.Disconnect(new Link(parent, model, Link.Relation.DERIVED_INTO)),
                new Edit.Several(List.of(new Edit.Rename(model, "a"), new Edit.Rename(model, "b"),
                        new Edit.RemoveTag(model, "there"), new Edit.AddTag(model, "c"), new Edit.Delete(parent))));
        for (Edit edit : edits) {
            String before = picture(model);
            Edit undo = registry.apply(edit);
            String after = picture(model);
            Edit redo = registry.apply(undo);
            assertEquals(before, picture(model), "undone: " + edit);
            registry.apply(redo);
            assertEquals(after, picture(model), "done again: " + edit);
            registry.apply(undo);
            assertEquals(before, picture(model), "undone again: " + edit);
        }
    }

    private String picture(EntryId entry) throws IOException {
        return registry.models() + " trash " + registry.trash() + " links " + registry.ancestors(entry);
    }

    @Test
    void namesAndTagsAreOneLineOfText() throws IOException {
        ModelId model = addModel("model");
        for (String bad : List.of("", "  ", "a\nb", "nul\0", "x".repeat(501))) {
            assertThrows(InputException.class, () -> registry.apply(new Edit.Rename(model, bad)), bad);
            assertThrows(InputException.class, () -> registry.apply(new Edit.AddTag(model, bad)), bad);
        }
        registry.apply(new Edit.Annotate(model, ""));
        registry.apply(new Edit.Annotate(model, "x".repeat(1_000_000)));
        assertEquals(1_000_000, registry.model(model).orElseThrow().labels().note().length());
    }

    @Test
    void theTrashKeepsWhatIsDeletedUntilItIsEmptied() throws IOException {
        DatasetId dataset = addDataset();
        RunId run = registry.reserveRun();
        registry.addRun(run, workspace.run(run), request(run, "run"), List.of(dataset));
        registry.updateRun(run, status(RunState.RUNNING, 1, Map.of("m", 1.0)).in(RunState.DONE, ""));
        ModelId model = registry.addModel("m", new ModelDescription("f", workspace.models().resolve("m"), 1,
                Optional.of(run), 1));
        registry.apply(new Edit.AddTag(run, "tag"));
        registry.apply(new Edit.Delete(run));
        assertEquals(List.of(), names(RunQuery.ALL));
        assertEquals(List.of(run), registry.trash().stream().map(Entry::id).toList());
        List<Entry> gone = registry.emptyTrash();
        assertEquals(List.of(run), gone.stream().map(Entry::id).toList());
        assertEquals(workspace.run(run), ((RunEntry) gone.getFirst()).folder());
        assertEquals(Optional.empty(), registry.run(run));
        assertEquals(Optional.empty(), registry.model(model).orElseThrow().description().origin());
        assertEquals(List.of(), registry.ancestors(model));
        assertEquals(List.of(), registry.tags());
        assertThrows(InputException.class, () -> registry.apply(new Edit.Restore(run)));
        RunId next = registry.reserveRun();
        assertFalse(next.equals(run), "a number is never given again");
        registry.addRun(next, workspace.run(next), request(next, "next"), List.of());
        assertEquals(Map.of(), registry.run(next).orElseThrow().metrics());
        assertEquals(List.of("next"), names(RunQuery.ALL));
        assertEquals(List.of(), names(RunQuery.ALL.withConditions(List.of(new MetricCondition(MetricColumn.last("m"),
                MetricCondition.Comparison.AT_LEAST, 0)))));
    }

    @Test
    void lineageReachesBackOverSeveralStepsAndHasNoCircles() throws IOException {
        DatasetId dataset = addDataset();
        RunId run = registry.reserveRun();
        registry.addRun(run, workspace.run(run), request(run, "run"), List.of(dataset));
        ModelId model = registry.addModel("m", new ModelDescription("f", Path.of("/m"), 1, Optional.of(run), 1));
        RunId second = registry.reserveRun();
        registry.addRun(second, workspace.run(second), request(second, "second"), List.of(dataset, model));
        assertEquals(Set.of(new Link(dataset, second, Link.Relation.TRAINED_ON),
                new Link(model, second, Link.Relation.STARTED_FROM), new Link(run, model, Link.Relation.PRODUCED),
                new Link(dataset, run, Link.Relation.TRAINED_ON)), Set.copyOf(registry.ancestors(second)));
        assertEquals(registry.ancestors(second).size(), registry.descendants(dataset).size());
        Link circle = new Link(second, dataset, Link.Relation.DERIVED_INTO);
        assertThrows(InputException.class, () -> registry.apply(new Edit.Connect(circle)));
        Link self = new Link(model, model, Link.Relation.DERIVED_INTO);
        assertThrows(InputException.class, () -> registry.apply(new Edit.Connect(self)));
    }

    @Test
    void listsFilterByTextStateTagAndMetric() throws IOException {
        RunId a = addRun("Alpha 100%");
        RunId b = addRun("beta_1");
        RunId c = addRun("gamma!");
        long now = System.currentTimeMillis();
        registry.updateRuns(Map.of(a, running(now, 0.9), b, running(now, 0.5),
                c, new RunStatus(RunState.FAILED, 2, 10, 80, 0.2, 1, 2, Map.of(), "", 0, 0, now)));
        registry.apply(new Edit.AddTag(b, "Best"));
        registry.apply(new Edit.AddTag(b, "second"));
        registry.apply(new Edit.Annotate(c, "the Alphabet"));
        assertEquals(List.of("gamma!", "Alpha 100%"), names(RunQuery.ALL.withText("ALPHA")));
        assertEquals(List.of("Alpha 100%"), names(RunQuery.ALL.withText("0%")));
        assertEquals(List.of("beta_1"), names(RunQuery.ALL.withText("_")));
        assertEquals(List.of("gamma!"), names(RunQuery.ALL.withText("a!")));
        assertEquals(List.of("beta_1"), names(RunQuery.ALL.withText("best")));
        assertEquals(List.of("gamma!"), names(RunQuery.ALL.withStates(RunState.FAILED, RunState.DONE)));
        assertEquals(List.of("beta_1"), names(RunQuery.ALL.withTags(Set.of("Best", "second"))));
        assertEquals(List.of(), names(RunQuery.ALL.withTags(Set.of("Best", "third"))));
        assertEquals(List.of("Alpha 100%"), names(where(MetricCondition.Comparison.GREATER, 0.5)));
        assertEquals(List.of("beta_1", "Alpha 100%"), names(where(MetricCondition.Comparison.AT_LEAST, 0.5)));
        assertEquals(List.of("beta_1"), names(where(MetricCondition.Comparison.EQUAL, 0.5)));
        assertEquals(List.of("beta_1"), names(where(MetricCondition.Comparison.AT_MOST, 0.5)));
        assertEquals(List.of(), names(where(MetricCondition.Comparison.LESS, 0.5)));
        assertEquals(List.of(), names(RunQuery.ALL.withText("'; DROP TABLE run; --")));
    }

    private static RunStatus running(long now, double accuracy) {
        return new RunStatus(RunState.RUNNING, 1, 10, 40, 0.1, 30, 800, Map.of("acc", accuracy), "", 1, 1, now);
    }

    private static RunQuery where(MetricCondition.Comparison comparison, double value) {
        return RunQuery.ALL.withConditions(List.of(new MetricCondition(MetricColumn.last("acc"), comparison,
                value)));
    }

    @Test
    void listsSortByFieldAndMetricWithMissingValuesLast() throws IOException {
        RunId a = addRun("b");
        RunId b = addRun("A");
        addRun("c");
        long now = System.currentTimeMillis();
        registry.updateRuns(Map.of(a, running(now, 0.9), b, running(now, 0.5)));
        MetricColumn accuracy = MetricColumn.best("acc", true);
        assertEquals(List.of("c", "A", "b"), names(RunQuery.ALL.withOrder(RunOrder.NEWEST_FIRST)));
        assertEquals(List.of("A", "b", "c"), names(RunQuery.ALL.withOrder(new RunOrder(RunOrder.Field.NAME, false))));
        assertEquals(List.of("b", "A", "c"),
                names(RunQuery.ALL.withOrder(new RunOrder(new RunOrder.ByMetric(accuracy), true))));
        assertEquals(List.of("A", "b", "c"),
                names(RunQuery.ALL.withOrder(new RunOrder(new RunOrder.ByMetric(accuracy), false))));
        for (RunOrder.Field field : RunOrder.Field.values()) {
            assertEquals(3, names(RunQuery.ALL.withOrder(new RunOrder(field, true))).size(), field.name());
        }
        RunTable page = registry.runs(RunQuery.ALL.withOrder(new RunOrder(RunOrder.Field.NAME, false)).withPage(1, 1)
                .withColumns(List.of(accuracy, MetricColumn.last("absent"))));
        assertEquals(List.of("b"), page.rows().stream().map(RunRow::name).toList());
        assertEquals(3, page.matching());
        assertEquals(0.9, page.rows().getFirst().values()[0]);
        assertEquals(Double.NaN, page.rows().getFirst().values()[1]);
    }

    @Test
    void sessionsAreKeptByName() throws IOException {
        assertEquals(Optional.empty(), registry.session("layout"));
        registry.keepSession("layout", "{\"open\": [1, 2]}");
        registry.keepSession("layout", "{\"open\": []}");
        registry.keepSession("other", "{}");
        assertEquals(Optional.of("{\"open\": []}"), registry.session("layout"));
        assertEquals(List.of("layout", "other"), registry.sessions());
    }

    @Test
    void whatWasKeptIsThereAfterReopening() throws IOException {
        RunId id = addRun("kept");
        registry.close();
        registry = open();
        assertEquals("kept", registry.run(id).orElseThrow().name());
        assertTrue(registry.reserveRun().number() > id.number());
    }

    @Test
    void listenersLearnOfChangesHereAndThroughOtherConnections() throws Exception {
        BlockingQueue<RegistryEvent> events = new LinkedBlockingQueue<>();
        try (Registry other = open(); Registry.Subscription _ = registry.listen(events::add)) {
            ModelId here = addModel("here");
            assertEquals(Set.of(here), next(events).entries());
            other.apply(new Edit.Rename(here, "renamed there"));
            RegistryEvent event = next(events);
            assertTrue(event.concerns(here));
            assertFalse(event.everything());
            assertEquals("renamed there", registry.model(here).orElseThrow().name());
        }
        addModel("unheard");
        assertTrue(events.isEmpty());
    }

    private static RegistryEvent next(BlockingQueue<RegistryEvent> events) throws InterruptedException {
        return Optional.ofNullable(events.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void aListenerThatFailsDoesNotKeepOthersFromLearning() throws Exception {
        BlockingQueue<RegistryEvent> events = new LinkedBlockingQueue<>();
        try (Registry.Subscription _ = registry.listen(_ -> {
            throw new IllegalStateException("on purpose");
        }); Registry.Subscription _ = registry.listen(events::add)) {
            ModelId first = addModel("first");
            assertTrue(next(events).concerns(first));
            ModelId second = addModel("second");
            assertTrue(next(events).concerns(second));
        }
    }

    @Test
    void aClosedRegistrySaysSo() throws IOException {
        Registry second = open();
        second.close();
        InputException closed = assertThrows(InputException.class, second::models);
        assertTrue(closed.getMessage().contains("closed"), closed.getMessage());
        second.close();
    }
}

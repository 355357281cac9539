package org.netloupe.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.ui.figure.FigureCanvas;
import org.netloupe.ui.tests.driving.Bench;
import org.netloupe.ui.tests.driving.Eyes;
import org.netloupe.ui.tests.driving.Hand;

/** A process with an agent is found, asked by a typed query, seen in a picture that moves, and commanded. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchingTest {
    private static final String PROCESSES = "org.netloupe.monitor.ui.processes";
    private static final String QUERIES = "org.netloupe.monitor.ui.queries";
    private static final String ANSWERS = "org.netloupe.monitor.ui.answers";
    private static final String FOLDER = "netloupe.agents";

    @TempDir
    static Path folder = Path.of("");
    private static final AtomicLong ITERATION = new AtomicLong();
    private static final AtomicReference<Double> RATE = new AtomicReference<>(0.1);
    private static final AtomicBoolean TRAINING = new AtomicBoolean(true);
    private static final Observables BATCH = Observables.builder().whole("iteration", ITERATION::get)
            .number("loss", () -> Math.exp(-ITERATION.get() / 500.0)).build();

    /** Tells of events as a training does, until the test is over. */
    @BeforeAll
    static void train() throws Exception {
        System.setProperty(FOLDER, folder.toString());
        Agent agent = Agent.named("watched").folder(folder).start();
        agent.setting("learningRate", "", 0, 1, RATE::get, RATE::set);
        agent.declare("batch", BATCH);
        Thread.ofPlatform().daemon().start(() -> {
            try (agent) {
                while (TRAINING.get()) {
                    ITERATION.incrementAndGet();
                    agent.observe("batch", BATCH);
                    Thread.sleep(5);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @BeforeAll
    static void openPerspective() {
        perspective("org.netloupe.monitor.ui.watching");
    }

    private static void perspective(String id) {
        Bench.act(() -> {
            try {
                PlatformUI.getWorkbench().showPerspective(id, Bench.window());
            } catch (WorkbenchException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @AfterAll
    static void end() {
        perspective("org.netloupe.monitor.ui.training");
        TRAINING.set(false);
        System.clearProperty(FOLDER);
    }

    @Test
    @Order(1)
    @DisplayName("The process is found, and its events, observables and settings are listed")
    void found() {
        Tree tree = Bench.first(Bench.show(PROCESSES), Tree.class);
        Eyes.await("the process in the tree", () -> process(tree).isPresent());
        Bench.act(() -> {
            tree.setSelection(process(tree).orElseThrow());
            tree.setFocus();
            tree.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        });
        Eyes.await("what the process tells of itself", () -> names(tree).containsAll(List.of("batch", "learningRate")));
        Eyes.await("the observables of the event", () -> Arrays
                .stream(process(tree).orElseThrow().getItem(0).getItems()).anyMatch(i -> i.getText().equals("loss")));
    }

    /** Ours among those of trainings that go on. */
    private static Optional<TreeItem> process(Tree tree) {
        return Arrays.stream(tree.getItems()).filter(item -> item.getText().equals("watched")).findFirst();
    }

    private static List<String> names(Tree tree) {
        return Arrays.stream(process(tree).orElseThrow().getItems()).map(TreeItem::getText).toList();
    }

    @Test
    @Order(2)
    @DisplayName("A query with a fault is named as it is typed, and cannot be run")
    void fault() {
        Composite view = Bench.show(QUERIES);
        StyledText editor = Bench.first(view, StyledText.class);
        Bench.act(() -> editor.setText("batch | mapp(b -> b.loss)"));
        Bench.act(() -> {
            assertFalse(Bench.first(view, Button.class).isEnabled());
            assertTrue(Bench.all(view, Label.class).stream().anyMatch(l -> l.getText().contains("mapp")));
            assertTrue(editor.getStyleRangeAtOffset("batch | ".length()).underline);
        });
    }

    @Test
    @Order(3)
    @DisplayName("Ctrl+Enter runs a query; its stream is in the table and its picture moves")
    void picture() {
        Bench.show(ANSWERS);
        Composite view = Bench.show(QUERIES);
        StyledText editor = Bench.first(view, StyledText.class);
        Bench.act(() -> {
            editor.setText("batch | map(b -> [b.iteration, b.loss])");
            editor.setFocus();
        });
        Hand.ctrl(SWT.CR);
        Table streams = Bench.first(view, Table.class);
        Eyes.await("the stream, live",
                () -> streams.getItemCount() == 1 && streams.getItem(0).getText(2).contains("live"));
        FigureCanvas canvas = Bench.first(Bench.content(ANSWERS).orElseThrow(), FigureCanvas.class);
        Eyes.await("the picture", () -> canvas.isVisible() && canvas.imageData().isPresent());
        byte[] before = pixels(canvas);
        Eyes.await("another picture", () -> !Arrays.equals(before, canvas.imageData().orElseThrow().data));
        assertEquals("batch | map(b -> [b.iteration, b.loss])",
                Bench.ask(() -> canvas.figure().orElseThrow().title()));
    }

    private static byte[] pixels(FigureCanvas canvas) {
        return Bench.ask(() -> canvas.imageData().orElseThrow().data);
    }

    @Test
    @Order(4)
    @DisplayName("A picture that is not live stays as it is")
    void held() {
        Composite answers = Bench.content(ANSWERS).orElseThrow();
        Button live = Bench.first(answers, Button.class);
        Bench.act(() -> {
            live.setSelection(false);
            live.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        });
        FigureCanvas canvas = Bench.first(answers, FigureCanvas.class);
        long told = ITERATION.get();
        Eyes.await("the last picture under way", () -> ITERATION.get() > told + 100);
        byte[] before = pixels(canvas);
        Eyes.await("more values", () -> ITERATION.get() > told + 200);
        assertArrayEquals(before, pixels(canvas));
    }

    @Test
    @Order(5)
    @DisplayName("The learning rate is changed in its dialog, takes effect, and is put back")
    void setting() {
        Tree tree = Bench.first(Bench.show(PROCESSES), Tree.class);
        Bench.act(() -> {
            tree.setSelection(process(tree).orElseThrow().getItem(names(tree).indexOf("learningRate")));
            tree.setFocus();
        });
        Hand.press(SWT.CR);
        Bench.dialog("Change a setting");
        Hand.retype("0.5");
        Hand.press(SWT.CR);
        Eyes.await("the new rate in the process", () -> RATE.get() == 0.5);
        Bench.gone("Change a setting");
        Bench.act(() -> {
            tree.getMenu().notifyListeners(SWT.Show, new org.eclipse.swt.widgets.Event());
            Arrays.stream(tree.getMenu().getItems()).filter(i -> i.getText().startsWith("Undo")).findFirst()
                    .orElseThrow().notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        });
        Eyes.await("the old rate in the process", () -> RATE.get() == 0.1);
    }
}

package org.netloupe.ui.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.netloupe.core.training.RunState;
import org.netloupe.core.training.RunStatus;
import org.netloupe.core.training.ScalarTags;
import org.netloupe.figure.Box;
import org.netloupe.figure.Size;
import org.netloupe.figure.chart.LineChart;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.ui.figure.FigureCanvas;
import org.netloupe.ui.tests.driving.Bench;
import org.netloupe.ui.tests.driving.Contents;
import org.netloupe.ui.tests.driving.Eyes;
import org.netloupe.ui.tests.driving.Hand;

/** One training from its wizard on, by keyboard: a real process trains, and table and chart show it live. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainingByKeyboardTest {
    private static final String NAME = "by keyboard";
    private static final String DATA = "few digits";
    /** Enough to be stopped long before its end. */
    private static final String EPOCHS = "5000";

    @BeforeAll
    static void prepare() {
        Contents.digits(DATA, 400);
    }

    @AfterAll
    static void stop() {
        Contents.run(NAME).filter(run -> Contents.status(run.id()).state().hasProcess())
                .ifPresent(run -> ProcessHandle.of(Contents.status(run.id()).pid()).ifPresent(ProcessHandle::destroy));
    }

    @Test
    @Order(1)
    @DisplayName("Ctrl+N, some keys and Enter: a process trains, and the run is in the table")
    void wizardByKeyboard() {
        Bench.show(Contents.RUNS);
        Hand.ctrl('n');
        Shell wizard = Bench.dialog("New Training");
        choose(wizard, 'd', "&Dataset", DATA);
        choose(wizard, 'w', "Net&work", "Two dense layers");
        fill('n', "&Name", NAME);
        fill('e', "&Epochs", EPOCHS);
        fill('t', "&Threads (0: all cores)", "1");
        Eyes.await("Finish can be pressed", () -> wizard.getDefaultButton().isEnabled());
        Hand.press(SWT.CR);
        Bench.gone("New Training");
        Eyes.await("the run in the table, running", Eyes.TRAINED,
                () -> Contents.line(NAME).filter(line -> "running".equals(line.get("State"))).isPresent());
        RunStatus status = Contents.status(run().id());
        assertAll(() -> assertTrue(status.isProcessAlive(), status::toString),
                () -> assertEquals(Integer.parseInt(EPOCHS), status.epochs()),
                () -> assertTrue(status.pid() != ProcessHandle.current().pid()),
                () -> assertEquals(1, run().request().settings().threads()));
    }

    /** Goes to a list by its underlined letter and down to an entry. */
    private static void choose(Shell wizard, char letter, String field, String entry) {
        Eyes.await(entry + " is offered", () -> Bench.all(wizard, Combo.class).stream()
                .anyMatch(combo -> List.of(combo.getItems()).contains(entry)));
        Hand.alt(letter);
        Eyes.await("the focus in " + field, () -> Bench.focusedField().equals(field));
        Combo combo = (Combo) Bench.ask(() -> Optional.ofNullable(Display.getCurrent().getFocusControl()))
                .orElseThrow();
        Hand.press(SWT.HOME);
        int steps = Bench.ask(() -> combo.indexOf(entry) - combo.getSelectionIndex());
        for (int step = 0; step < Math.abs(steps); step++) {
            Hand.press(steps > 0 ? SWT.ARROW_DOWN : SWT.ARROW_UP);
        }
        Eyes.await(entry + " chosen", () -> combo.getText().equals(entry));
    }

    private static void fill(char letter, String field, String text) {
        Hand.alt(letter);
        Eyes.await("the focus in " + field, () -> Bench.focusedField().equals(field));
        Hand.retype(text);
    }

    @Test
    @Order(2)
    @DisplayName("The chart's curve grows, and so do its pixels on the screen")
    void chartFollows() {
        FigureCanvas canvas = lossChart();
        Eyes.await("some values in the chart", Eyes.TRAINED, () -> values(canvas) > 20);
        int before = Bench.ask(() -> values(canvas));
        ImageData earlier = Eyes.pixels(canvas);
        Eyes.await("more values in the chart", Eyes.TRAINED, () -> values(canvas) > 2 * before);
        Eyes.await("other pixels in the plot", () -> changed(canvas, earlier, Eyes.pixels(canvas)) > 100);
        assertTrue(Contents.status(run().id()).iteration() >= before);
    }

    private static FigureCanvas lossChart() {
        Composite chart = Bench.show(Contents.CHART);
        return Bench.first(chart, FigureCanvas.class);
    }

    /** How many losses of updates the chart draws. */
    private static int values(FigureCanvas canvas) {
        return canvas.figure().filter(LineChart.class::isInstance).map(figure -> ((LineChart) figure).model().series())
                .filter(series -> !series.isEmpty()).map(series -> series.getFirst().samples().size()).orElse(0);
    }

    /** Number of pixels within the axes that differ. */
    private static int changed(FigureCanvas canvas, ImageData earlier, ImageData later) {
        Box plot = canvas.figure().orElseThrow().picture(new Size(earlier.width, earlier.height), canvas.theme()).plot()
                .orElseThrow().area();
        int changed = 0;
        for (int y = (int) plot.y(); y < plot.bottom(); y++) {
            for (int x = (int) plot.x(); x < plot.right(); x++) {
                changed += earlier.getPixel(x, y) == later.getPixel(x, y) ? 0 : 1;
            }
        }
        return changed;
    }

    @Test
    @Order(3)
    @DisplayName("Ctrl+Shift+P holds the process, Ctrl+Shift+R lets it go on, and buttons follow")
    void pauseAndResume() {
        Bench.show(Contents.RUNS);
        awaitButtons("Pause", "Stop");
        Hand.shift(SWT.F8);
        awaitState(RunState.PAUSED);
        awaitButtons("Resume", "Stop");
        long held = Contents.status(run().id()).iteration();
        Hand.press(SWT.F8);
        awaitState(RunState.RUNNING);
        Eyes.await("iterations after the pause", Eyes.TRAINED,
                () -> Contents.status(run().id()).iteration() > held);
        awaitButtons("Pause", "Stop");
    }

    @Test
    @Order(4)
    @DisplayName("Ctrl+L asks for a learning rate, and the process trains with it")
    void learningRate() {
        Bench.show(Contents.RUNS);
        awaitButtons("Pause", "Stop");
        Hand.ctrl('l');
        Bench.dialog("Learning Rate");
        Hand.retype("0.00025");
        Hand.press(SWT.CR);
        Bench.gone("Learning Rate");
        Eyes.await("the rate in the status", Eyes.TRAINED, () -> Double.valueOf(0.00025)
                .equals(Contents.status(run().id()).metrics().get(ScalarTags.BATCH_LEARNING_RATE)));
    }

    @Test
    @Order(5)
    @DisplayName("Ctrl+F2 stops the process, and the run can be resumed")
    void stopped() {
        Bench.show(Contents.RUNS);
        awaitButtons("Pause", "Stop");
        long pid = Contents.status(run().id()).pid();
        Hand.ctrl(SWT.F2);
        awaitState(RunState.STOPPED);
        Eyes.await("the end of the process", Eyes.TRAINED, () -> ProcessHandle.of(pid).isEmpty());
        awaitButtons("Resume");
    }

    private static void awaitState(RunState state) {
        Eyes.await(state + " in the run's folder", Eyes.TRAINED,
                () -> Contents.status(run().id()).state() == state);
        Eyes.await(state + " in the table", () -> Contents.line(NAME)
                .filter(line -> state.name().equalsIgnoreCase(line.get("State"))).isPresent());
    }

    /** Waits until of the three buttons just these can be pressed. */
    private static void awaitButtons(String... expected) {
        Eyes.await("just the buttons " + List.of(expected), () -> Bench.enabledButtons().stream()
                .filter(Set.of("Pause", "Resume", "Stop")::contains).toList().equals(List.of(expected)));
    }

    private static RunEntry run() {
        return Contents.run(NAME).orElseThrow();
    }
}

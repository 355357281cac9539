package org.netloupe.monitor.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.core.json.Json;
import org.netloupe.figure.ChartViewport;
import org.netloupe.figure.Interval;
import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.figure.chart.LineSeries;
import org.netloupe.figure.chart.LineStyle;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.stream.events.ScalarSeries.Snapshot;

/** What the chart draws of the scalars of runs, without a screen. */
class ChartComposerTest {
    /** Two epochs of three updates each, an update a second from second 100 on. */
    private static final RunCurves RUN = new RunCurves("r1", "first", 4,
            Map.of("batch/loss", series(new long[]{1, 2, 3, 4, 5, 6}, new double[]{6, 5, 4, 3, 2, 1}, 1),
                    "validation/loss", series(new long[]{1, 2}, new double[]{4.5, 1.5}, 3),
                    "epoch/iteration", series(new long[]{1, 2}, new double[]{3, 6}, 3)));

    private static Snapshot series(long[] steps, double[] values, double secondsApart) {
        double[] times = new double[steps.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = 100 + i * secondsApart;
        }
        return new Snapshot(steps, times, values, steps.length);
    }

    private static LineChartModel loss(XAxis axis) {
        return ChartComposer.chart("loss", List.of(RUN), ChartSettings.DEFAULT.withAxis(axis));
    }

    @Test
    @DisplayName("Training is solid, validation dashed, both in the run's colour")
    void styles() {
        List<LineSeries> lines = loss(XAxis.ITERATION).series();
        assertEquals(List.of(LineStyle.SOLID, LineStyle.DASHED), lines.stream().map(LineSeries::style).toList());
        assertEquals(List.of(4, 4), lines.stream().map(LineSeries::colour).toList());
    }

    @Test
    @DisplayName("By iteration, validation stands where its epoch ended")
    void byIteration() {
        LineSeries validation = loss(XAxis.ITERATION).series().get(1);
        assertEquals(3, validation.samples().x(0));
        assertEquals(6, validation.samples().x(1));
        assertEquals(1.5, validation.samples().y(1));
    }

    @Test
    @DisplayName("By epoch, updates have fractions of epochs")
    void byEpoch() {
        LineSeries training = loss(XAxis.EPOCH).series().get(0);
        assertEquals(1 / 3.0, training.samples().x(0), 1e-12);
        assertEquals(2, training.samples().x(5), 1e-12);
    }

    @Test
    @DisplayName("By time, a run begins at zero")
    void byTime() {
        LineSeries training = loss(XAxis.RELATIVE_TIME).series().get(0);
        assertEquals(0, training.samples().x(0));
        assertEquals(5, training.samples().x(5));
    }

    @Test
    @DisplayName("Several runs are told apart by name; a measure that none has says so")
    void several() {
        RunCurves other = new RunCurves("r2", "second", 5, RUN.curves());
        List<LineSeries> lines = ChartComposer.chart("loss", List.of(RUN, other), ChartSettings.DEFAULT).series();
        assertEquals(4, lines.size());
        assertTrue(lines.get(2).name().startsWith("second"), lines.get(2).name());
        LineChartModel accuracy = ChartComposer.chart("accuracy", List.of(RUN), ChartSettings.DEFAULT);
        assertTrue(accuracy.series().isEmpty());
        assertTrue(accuracy.emptyText().contains("accuracy"), accuracy.emptyText());
    }

    @Test
    @DisplayName("A whole tag is drawn alone, one of another kind under its own name")
    void wholeTags() {
        RunCurves run = new RunCurves("r1", "first", 0, Map.of("batch/loss", RUN.curve("batch/loss"), "validation/loss",
                RUN.curve("validation/loss"), "gradient/conv1", series(new long[]{1, 2}, new double[]{3, 2}, 3)));
        assertEquals(Set.of("loss", "gradient/conv1"), run.measures());
        assertEquals(List.of("training"), names("batch/loss", run));
        assertEquals(List.of("gradient/conv1"), names("gradient/conv1", run));
        assertEquals(List.of(), names("gradient/conv2", run));
    }

    private static List<String> names(String measure, RunCurves run) {
        return ChartComposer.chart(measure, List.of(run), ChartSettings.DEFAULT).series().stream().map(LineSeries::name)
                .toList();
    }

    @Test
    @DisplayName("Settings come back from JSON as they were, half-fitted windows too")
    void settingsSurvive() throws Exception {
        ChartViewport window = new ChartViewport(java.util.Optional.of(new Interval(2, 4)), java.util.Optional.empty());
        ChartSettings kept = ChartSettings.DEFAULT.withAxis(XAxis.EPOCH).withSmoothing(0.6).withHidden(Set.of("r1/x"))
                .withLogarithmic("loss", true).pinning(List.of("r1", "r2")).withViewport("accuracy", window);
        ChartSettings read = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(kept), ChartSettings.class);
        assertEquals(kept, read);
        assertEquals(window, read.viewport("accuracy"));
    }

    @Test
    @DisplayName("The last measure cannot be hidden, and another axis forgets zoomed windows")
    void settingsKeepSense() {
        ChartSettings one = ChartSettings.DEFAULT.toggled("accuracy");
        assertEquals(List.of("loss"), one.toggled("loss").measures());
        ChartSettings zoomed = one.withViewport("loss", ChartViewport.of(new Interval(1, 2), new Interval(0, 1)));
        assertFalse(zoomed.viewport("loss").isFit());
        assertTrue(zoomed.withAxis(XAxis.RELATIVE_TIME).viewport("loss").isFit());
    }
}

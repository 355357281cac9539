package org.netloupe.cli.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.netloupe.core.training.Evaluation;
import org.netloupe.figure.chart.LineChart;
import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.figure.matrix.Confusion;
import org.netloupe.figure.matrix.ConfusionMatrix;
import org.netloupe.monitor.chart.ChartComposer;
import org.netloupe.monitor.chart.ChartSettings;
import org.netloupe.monitor.chart.RunCurves;
import org.netloupe.monitor.picture.Evaluations;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.stream.events.ScalarFolder;
import org.netloupe.tensor.InputException;
import org.netloupe.training.RunResults;

/** The workbench's pictures of what runs have recorded, for commands that need one or say why there is none. */
public final class RunPictures {
    private RunPictures() {}

    /**
     * A measure of one or several runs as lines.
     *
     * @param measure the last part of tags ({@code loss}, {@code accuracy}) by epoch, or a whole tag such as
     *            {@code batch/loss}
     * @throws InputException if no run has recorded the measure, naming what there is
     */
    public static LineChart chart(String measure, List<RunEntry> runs, boolean logarithmic) throws IOException {
        List<RunCurves> curves = new ArrayList<>();
        for (RunEntry run : runs) {
            ScalarFolder scalars = new ScalarFolder(run.runFolder().events());
            scalars.poll();
            curves.add(RunCurves.of(run, scalars));
        }
        XAxis axis = measure.startsWith("batch/") ? XAxis.ITERATION : XAxis.EPOCH;
        LineChartModel chart = ChartComposer.chart(measure, curves,
                ChartSettings.DEFAULT.withAxis(axis).withLogarithmic(measure, logarithmic));
        if (chart.series().isEmpty()) {
            throw new InputException("\"" + measure + "\"", "a measure that a run has recorded", recorded(curves), "");
        }
        return new LineChart(chart.withTitle(runs.size() == 1 ? measure + " of " + runs.getFirst().name() : measure));
    }

    private static String recorded(List<RunCurves> runs) {
        List<String> tags = runs.stream().flatMap(run -> run.curves().keySet().stream()).distinct().sorted().toList();
        return tags.isEmpty() ? "runs without any" : "only " + tags;
    }

    /**
     * The confusion matrix of a run over the validation split.
     *
     * @param epoch 1 is the first, 0 for the last that was evaluated
     * @throws InputException if there is none
     */
    public static ConfusionMatrix confusion(RunEntry run, int epoch) throws IOException {
        RunResults results = RunResults.of(run.runFolder());
        Evaluation evaluation = (epoch == 0 ? results.lastEvaluation() : results.evaluation(epoch))
                .orElseThrow(() -> missing(run, epoch == 0 ? "an evaluation" : "an evaluation after epoch " + epoch,
                        "evaluations after %d epochs".formatted(results.evaluations().size())));
        Confusion confusion = Evaluations.confusion(evaluation)
                .orElseThrow(() -> missing(run, "an evaluation with a confusion matrix", "one without"));
        return Evaluations.picture(run.name(), evaluation.epoch(), confusion);
    }

    private static InputException missing(RunEntry run, String expected, String found) {
        return new InputException("Run " + run.name(), expected, found, "");
    }
}

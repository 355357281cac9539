package org.netloupe.cli.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.netloupe.core.metric.MetricValue;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.RunFolder;
import org.netloupe.figure.chart.LineChart;
import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.figure.chart.LineSeries;
import org.netloupe.figure.chart.Samples;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.figure.chart.YAxis;
import org.netloupe.figure.matrix.Confusion;
import org.netloupe.figure.matrix.ConfusionMatrix;
import org.netloupe.stream.events.ScalarFolder;
import org.netloupe.stream.events.ScalarSeries;
import org.netloupe.tensor.InputException;
import org.netloupe.training.RunResults;

/** Figures of what runs have recorded. */
public final class RunPictures {
    private RunPictures() {}

    /**
     * A run to draw.
     *
     * @param name in the legend
     */
    public record Run(String name, RunFolder folder) {}

    /**
     * A measure of one or several runs as lines: training solid, validation dashed, a colour a run.
     *
     * @param measure the last part of tags ({@code loss}, {@code accuracy}) by epoch, or a whole tag such as
     *            {@code batch/loss}
     * @throws InputException if no run has recorded the measure, naming what there is
     */
    public static LineChart chart(String measure, List<Run> runs, boolean logarithmic) throws IOException {
        List<LineSeries> lines = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            ScalarFolder scalars = new ScalarFolder(runs.get(i).folder().events());
            scalars.poll();
            known.addAll(scalars.tags());
            addLines(lines, measure, runs.get(i).name(), i, scalars);
        }
        if (lines.isEmpty()) {
            throw new InputException("\"" + measure + "\"", "a measure that a run has recorded",
                    known.isEmpty() ? "runs without any" : "only " + known.stream().distinct().sorted().toList(), "");
        }
        XAxis x = measure.startsWith("batch/") ? XAxis.ITERATION : XAxis.EPOCH;
        String title = runs.size() == 1 ? measure + " of " + runs.getFirst().name() : measure;
        return new LineChart(LineChartModel.of(title, x,
                logarithmic ? YAxis.log(measure) : YAxis.linear(measure), lines));
    }

    private static void addLines(List<LineSeries> lines, String measure, String run, int colour,
            ScalarFolder scalars) {
        List<String> tags = measure.indexOf('/') >= 0
                ? List.of(measure)
                : Stream.of("train/", "validation/").map(split -> split + measure).toList();
        for (String tag : tags) {
            Optional<ScalarSeries.Snapshot> series = scalars.series(tag);
            if (series.isPresent()) {
                String name = run + ", " + (tags.size() > 1 ? tag.substring(0, tag.indexOf('/')) : tag);
                LineSeries line = LineSeries.of(lines.size() + ": " + name, colour, samples(series.get()));
                LineSeries named = new LineSeries(line.id(), name, colour, line.style(), line.samples());
                lines.add(tag.startsWith("validation/") ? named.dashed() : named);
            }
        }
    }

    private static Samples samples(ScalarSeries.Snapshot series) {
        double[] steps = new double[series.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = series.steps()[i];
        }
        return Samples.of(steps, series.values(), series.size());
    }

    /**
     * The confusion matrix of a run over the validation split.
     *
     * @param epoch 1 is the first, 0 for the last that was evaluated
     * @throws InputException if there is none
     */
    public static ConfusionMatrix confusion(Run run, int epoch) throws IOException {
        RunResults results = RunResults.of(run.folder());
        Evaluation evaluation = (epoch == 0 ? results.lastEvaluation() : results.evaluation(epoch))
                .orElseThrow(() -> missing(run, epoch == 0 ? "an evaluation" : "an evaluation after epoch " + epoch,
                        "evaluations after %d epochs".formatted(results.evaluations().size())));
        for (MetricValue value : evaluation.metrics().values()) {
            if (value instanceof MetricValue.Matrix matrix) {
                return ConfusionMatrix.of("%s, validation after epoch %d".formatted(run.name(), evaluation.epoch()),
                        new Confusion(evaluation.classes(), flat(matrix.counts())));
            }
        }
        throw missing(run, "an evaluation with a confusion matrix", "one without");
    }

    private static InputException missing(Run run, String expected, String found) {
        return new InputException("Run " + run.name(), expected, found, "");
    }

    private static long[] flat(long[][] counts) {
        long[] flat = new long[counts.length * counts.length];
        for (int i = 0; i < counts.length; i++) {
            System.arraycopy(counts[i], 0, flat, i * counts.length, counts.length);
        }
        return flat;
    }
}

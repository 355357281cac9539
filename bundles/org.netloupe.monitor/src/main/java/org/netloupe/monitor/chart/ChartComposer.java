package org.netloupe.monitor.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.netloupe.figure.chart.LineChartModel;
import org.netloupe.figure.chart.LineSeries;
import org.netloupe.figure.chart.LineStyle;
import org.netloupe.figure.chart.Samples;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.figure.chart.YAxis;
import org.netloupe.stream.events.ScalarSeries.Snapshot;

/**
 * Makes the chart of one measure over several runs: training solid, validation dashed, a run in its own colour. Pure
 * functions; any thread.
 */
public final class ChartComposer {
    private static final String BATCH = "batch/";
    private static final String TRAIN = "train/";
    private static final String VALIDATION = "validation/";

    private ChartComposer() {}

    /**
     * The chart of a measure, without a title.
     *
     * @param measure such as "loss", of training and validation; or a whole tag such as "batch/loss", only it
     * @return without series if no run has measured it; the empty text says so
     */
    public static LineChartModel chart(String measure, List<RunCurves> runs, ChartSettings settings) {
        List<LineSeries> series = new ArrayList<>();
        for (RunCurves run : runs) {
            Timeline timeline = new Timeline(run);
            for (String tag : tags(run, measure, settings.axis())) {
                add(series, run, tag, timeline, settings.axis(), runs.size() > 1);
            }
        }
        YAxis y = new YAxis(title(measure), unit(measure), settings.logarithmic().contains(measure));
        return LineChartModel.of("", settings.axis() == XAxis.POSITION ? XAxis.ITERATION : settings.axis(), y, series)
                .withSmoothing(settings.smoothing()).withHidden(settings.hidden())
                .withViewport(settings.viewport(measure)).withEmptyText(emptyText(measure, runs));
    }

    private static List<String> tags(RunCurves run, String measure, XAxis axis) {
        return measure.indexOf('/') >= 0
                ? List.of(measure)
                : List.of(trainingTag(run, measure, axis), VALIDATION + measure);
    }

    /** Single updates where the axis can place them, means of epochs otherwise. */
    private static String trainingTag(RunCurves run, String measure, XAxis axis) {
        String batch = BATCH + measure;
        String epoch = TRAIN + measure;
        boolean hasBatch = run.curve(batch).size() > 0;
        boolean hasEpoch = run.curve(epoch).size() > 0;
        return hasBatch && !(axis == XAxis.EPOCH && hasEpoch) ? batch : epoch;
    }

    private static void add(List<LineSeries> series, RunCurves run, String tag, Timeline timeline, XAxis axis,
            boolean several) {
        Snapshot curve = run.curve(tag);
        if (curve.size() == 0) {
            return;
        }
        String name = several ? run.name() + " \u00b7 " + label(tag) : label(tag);
        Samples samples = samples(timeline.positions(tag, curve, axis), curve);
        series.add(new LineSeries(run.id() + "/" + split(tag), name, run.colour(),
                tag.startsWith(VALIDATION) ? LineStyle.DASHED : LineStyle.SOLID, samples));
    }

    private static String label(String tag) {
        return tag.startsWith(VALIDATION) ? "validation" : isTraining(tag) ? "training" : tag;
    }

    private static boolean isTraining(String tag) {
        return tag.startsWith(BATCH) || tag.startsWith(TRAIN);
    }

    /** Batch and epoch values of training are one line to the user, so hiding it holds for both. */
    private static String split(String tag) {
        return isTraining(tag) ? TRAIN + tag.substring(tag.indexOf('/') + 1) : tag;
    }

    /** Leaves out values whose position is not known. */
    private static Samples samples(double[] positions, Snapshot curve) {
        int size = 0;
        double[] x = new double[positions.length];
        double[] y = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            if (!Double.isNaN(positions[i])) {
                x[size] = positions[i];
                y[size++] = curve.values()[i];
            }
        }
        return Samples.of(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }

    /** A measure as a title: "macroF1" becomes "Macro f1", "learningRate" "Learning rate". */
    public static String title(String measure) {
        String words = measure.replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2").replace('/', ' ').replace('_', ' ')
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String unit(String measure) {
        return switch (measure) {
            case "loss" -> "nats";
            case "instancesPerSecond" -> "1/s";
            default -> "";
        };
    }

    private static String emptyText(String measure, List<RunCurves> runs) {
        boolean anything = runs.stream().anyMatch(run -> !run.curves().isEmpty());
        return anything
                ? "No %s yet. It comes with the first epoch, unless these runs do not measure it."
                        .formatted(title(measure).toLowerCase(Locale.ROOT))
                : "Waiting for the first values: the process starts and opens its data.";
    }
}

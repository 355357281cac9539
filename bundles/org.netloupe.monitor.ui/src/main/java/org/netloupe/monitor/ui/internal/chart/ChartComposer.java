package org.netloupe.monitor.ui.internal.chart;

import org.netloupe.stream.events.ScalarSeries.Snapshot;
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
import org.netloupe.monitor.ui.internal.Messages;

/**
 * Makes the chart of one measure over several runs: training solid, validation dashed, a run in its own colour. Pure
 * functions; any thread.
 */
public final class ChartComposer {
    private static final String VALIDATION = "validation/"; //$NON-NLS-1$

    private ChartComposer() {}

    /** The chart of a measure, such as "loss". */
    public static LineChartModel chart(String measure, List<RunCurves> runs, ChartSettings settings) {
        List<LineSeries> series = new ArrayList<>();
        for (RunCurves run : runs) {
            Timeline timeline = new Timeline(run);
            String training = trainingTag(run, measure, settings.axis());
            add(series, run, training, timeline, settings.axis(), runs.size() > 1);
            add(series, run, VALIDATION + measure, timeline, settings.axis(), runs.size() > 1);
        }
        YAxis y = new YAxis(title(measure), unit(measure), settings.logarithmic().contains(measure));
        return LineChartModel.of("", settings.axis() == XAxis.POSITION ? XAxis.ITERATION : settings.axis(), y, series) //$NON-NLS-1$
                .withSmoothing(settings.smoothing()).withHidden(settings.hidden())
                .withViewport(settings.viewport(measure)).withEmptyText(emptyText(measure, runs));
    }

    /** Single updates where the axis can place them, means of epochs otherwise. */
    private static String trainingTag(RunCurves run, String measure, XAxis axis) {
        String batch = "batch/" + measure; //$NON-NLS-1$
        String epoch = "train/" + measure; //$NON-NLS-1$
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
        boolean validation = tag.startsWith(VALIDATION);
        String split = validation ? Messages.Chart_validation : Messages.Chart_training;
        String name = several ? run.name() + " \u00b7 " + split : split; //$NON-NLS-1$
        Samples samples = samples(timeline.positions(tag, curve, axis), curve);
        series.add(new LineSeries(run.id() + "/" + split(tag), name, run.colour(), //$NON-NLS-1$
                validation ? LineStyle.DASHED : LineStyle.SOLID, samples));
    }

    /** Batch and epoch values of training are one line to the user, so hiding it holds for both. */
    private static String split(String tag) {
        return tag.startsWith(VALIDATION) ? tag : "train/" + tag.substring(tag.indexOf('/') + 1); //$NON-NLS-1$
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
        String words = measure.replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2").replace('/', ' ').replace('_', ' ') //$NON-NLS-1$ //$NON-NLS-2$
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String unit(String measure) {
        return switch (measure) {
            case "loss" -> "nats"; //$NON-NLS-1$ //$NON-NLS-2$
            case "instancesPerSecond" -> "1/s"; //$NON-NLS-1$ //$NON-NLS-2$
            default -> ""; //$NON-NLS-1$
        };
    }

    private static String emptyText(String measure, List<RunCurves> runs) {
        if (runs.isEmpty()) {
            return Messages.Chart_selectRuns;
        }
        boolean anything = runs.stream().anyMatch(run -> !run.curves().isEmpty());
        return anything
                ? Messages.bind(Messages.Chart_noMeasure, title(measure).toLowerCase(Locale.ROOT))
                : Messages.Chart_waiting;
    }
}

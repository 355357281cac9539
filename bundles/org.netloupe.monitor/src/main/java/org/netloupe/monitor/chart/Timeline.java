package org.netloupe.monitor.chart;

import org.netloupe.core.training.ScalarTags;
import org.netloupe.figure.chart.XAxis;
import org.netloupe.stream.events.ScalarSeries.Snapshot;

/** Places the values of a run on a common horizontal axis, whichever kind of step they were written with. */
final class Timeline {
    private final Snapshot epochEnds;
    private final double firstSecond;

    Timeline(RunCurves run) {
        epochEnds = run.curve(ScalarTags.EPOCH_ITERATION);
        firstSecond = run.firstSecond();
    }

    /**
     * Horizontal positions of the values of a curve.
     *
     * @param tag tells whether its steps are iterations or epochs
     * @return one per value, NaN where the position is not known yet
     */
    double[] positions(String tag, Snapshot curve, XAxis axis) {
        boolean iterations = tag.startsWith("batch/");
        double[] positions = new double[curve.size()];
        for (int i = 0; i < positions.length; i++) {
            double step = curve.steps()[i];
            positions[i] = switch (axis) {
                case ITERATION -> iterations ? step : iterationAt(step);
                case EPOCH -> iterations ? epochAt(step) : step;
                case RELATIVE_TIME -> curve.wallTimes()[i] - firstSecond;
                case POSITION -> i;
            };
        }
        return positions;
    }

    /** The iteration at which an epoch ended; epochs that nothing is known of are taken to be as long as the others. */
    private double iterationAt(double epoch) {
        for (int i = 0; i < epochEnds.size(); i++) {
            if (epochEnds.steps()[i] == epoch) {
                return epochEnds.values()[i];
            }
        }
        return epoch * iterationsPerEpoch();
    }

    /** How many epochs were done at an iteration, with fractions. */
    private double epochAt(double iteration) {
        return iteration / iterationsPerEpoch();
    }

    private double iterationsPerEpoch() {
        return epochEnds.size() == 0 ? Double.NaN : epochEnds.values()[0] / epochEnds.steps()[0];
    }
}

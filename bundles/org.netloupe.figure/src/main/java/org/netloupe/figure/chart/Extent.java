package org.netloupe.figure.chart;

import java.util.List;
import java.util.Optional;

import org.netloupe.figure.Interval;

/** How far the lines of a chart reach, in axis coordinates. */
final class Extent {

    private static final double PADDING = 0.04;

    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** From the first to the last position of any line; empty if there is none. */
    static Optional<Interval> ofX(List<LineSeries> series) {
        Extent extent = new Extent();
        for (LineSeries line : series) {
            Samples samples = line.samples();
            if (samples.isAscending() && samples.size() > 0) {
                extent.add(samples.x(0));
                extent.add(samples.x(samples.size() - 1));
            } else {
                extent.addAll(samples.positions(), 0, samples.size());
            }
        }
        return extent.interval();
    }

    /** The values that lie within the positions, with a little air; empty if none can be drawn. */
    static Optional<Interval> ofY(List<Samples> lines, Interval x, YAxis axis) {
        Extent extent = new Extent();
        for (Samples samples : lines) {
            if (samples.isAscending()) {
                int from = samples.firstFor(x.min());
                extent.addShown(samples, from, samples.endFor(x.max()), x, axis);
            } else {
                extent.addShown(samples, 0, samples.size(), x, axis);
            }
        }
        return extent.onAxis(axis).map(i -> i.padded(PADDING));
    }

    private void addShown(Samples samples, int from, int to, Interval x, YAxis axis) {
        double[] xs = samples.positions();
        double[] ys = samples.values();
        for (int i = from; i < to; i++) {
            double value = ys[i];
            if ((value < low || value > high) && axis.shows(value) && x.contains(xs[i])) {
                add(value);
            }
        }
    }

    private void addAll(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            add(values[i]);
        }
    }

    private void add(double value) {
        if (Double.isFinite(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    private Optional<Interval> interval() {
        return low <= high ? Optional.of(Interval.covering(low, high)) : Optional.empty();
    }

    private Optional<Interval> onAxis(YAxis axis) {
        return low <= high ? Optional.of(Interval.covering(axis.toAxis(low), axis.toAxis(high))) : Optional.empty();
    }
}

package org.netloupe.figure.chart;

import java.util.Arrays;

import org.netloupe.figure.Plot;

/**
 * A line reduced to what can be told apart on the screen: of every vertical strip the first, lowest, highest and last
 * sample (Jugel et al. 2014, M4), which draws the same as all of them. Coordinates are logical pixels; a stroke is a
 * part without gap.
 */
final class Strokes {

    /** Farther out than any picture: a line to there looks like one to the true place. */
    private static final double FAR = 1e6;

    private double[] x = new double[256];
    private double[] y = new double[256];
    private int[] starts = new int[8];
    private int size;
    private int strokes;
    private int seen;

    private Strokes() {}

    /**
     * Reduces the part of the samples that the plot shows.
     *
     * @param strips
     *            strips per logical pixel
     */
    static Strokes of(Samples samples, Plot plot, YAxis axis, double strips) {
        Strokes result = new Strokes();
        result.reduce(samples, plot, axis, strips);
        return result;
    }

    /** Number of vertices. */
    int size() {
        return size;
    }

    double x(int vertex) {
        return x[vertex];
    }

    double y(int vertex) {
        return y[vertex];
    }

    /** Number of parts without gap. */
    int count() {
        return strokes;
    }

    /** The first vertex of a stroke; for count() one beyond the last vertex. */
    int start(int stroke) {
        return stroke < strokes ? starts[stroke] : size;
    }

    /** How many samples lie in the window and have a place on the axis. */
    int seen() {
        return seen;
    }

    private void reduce(Samples samples, Plot plot, YAxis axis, double strips) {
        double[] xs = samples.positions();
        double[] ys = samples.values();
        double origin = plot.x().min();
        double perUnit = plot.area().width() * strips / plot.x().span();
        double lastStrip = Math.ceil(plot.area().width() * strips) + 1;
        int end = samples.endFor(plot.x().max());
        Strip strip = new Strip(xs, ys, plot, axis);
        for (int i = samples.firstFor(origin); i < end; i++) {
            if (!axis.shows(ys[i]) || Double.isNaN(xs[i])) {
                strip.close();
                continue;
            }
            double place = (xs[i] - origin) * perUnit;
            int number = (int) Math.floor(Math.clamp(place, -1, lastStrip));
            seen += place >= 0 && place < lastStrip ? 1 : 0;
            strip.add(i, number);
        }
        strip.close();
    }

    private void append(double px, double py, boolean begins) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        if (begins) {
            if (strokes == starts.length) {
                starts = Arrays.copyOf(starts, 2 * strokes);
            }
            starts[strokes++] = size;
        }
        x[size] = Math.clamp(px, -FAR, FAR);
        y[size++] = Math.clamp(py, -FAR, FAR);
    }

    /** The samples of the strip that is being read. */
    private final class Strip {
        private final double[] xs;
        private final double[] ys;
        private final Plot plot;
        private final YAxis axis;
        private int number;
        private int first = -1;
        private int last;
        private int lowest;
        private int highest;
        private boolean begins = true;

        Strip(double[] xs, double[] ys, Plot plot, YAxis axis) {
            this.xs = xs;
            this.ys = ys;
            this.plot = plot;
            this.axis = axis;
        }

        void add(int index, int newNumber) {
            if (first >= 0 && xs[index] < xs[last]) {
                close();
            }
            if (first < 0 || newNumber != number) {
                flush();
                first = index;
                lowest = index;
                highest = index;
                number = newNumber;
            } else if (ys[index] < ys[lowest]) {
                lowest = index;
            } else if (ys[index] > ys[highest]) {
                highest = index;
            }
            last = index;
        }

        /** Ends the stroke: a gap follows. */
        void close() {
            flush();
            first = -1;
            begins = true;
        }

        private void flush() {
            if (first < 0) {
                return;
            }
            int before = Math.min(lowest, highest);
            int after = Math.max(lowest, highest);
            emit(first);
            if (before > first && before < last) {
                emit(before);
            }
            if (after > before && after > first && after < last) {
                emit(after);
            }
            if (last > first) {
                emit(last);
            }
        }

        private void emit(int index) {
            append(plot.toPixelX(xs[index]), plot.toPixelY(axis.toAxis(ys[index])), begins);
            begins = false;
        }
    }
}

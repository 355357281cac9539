package org.netloupe.figure.chart;

import java.util.ArrayList;
import java.util.List;

import org.netloupe.figure.Plot;
import org.netloupe.figure.text.Numbers;

/**
 * Where a line has values without a place on its axis: marked at the edge of the plot, one mark for all that lie within
 * a few pixels.
 */
final class NotFinite {

    /** Width of a mark with its distance to the next, in logical pixels. */
    private static final double APART = 9;

    /** What cannot be drawn: the mark stands at the top for too large, at the bottom for the others. */
    enum Kind {
        NAN, ABOVE, BELOW
    }

    /**
     * One mark.
     *
     * @param x
     *            in logical pixels
     * @param index
     *            of the first sample
     * @param count
     *            samples that share the mark
     */
    record Mark(Kind kind, double x, int index, int count) {}

    private NotFinite() {}

    /** The marks of the samples that the plot shows, by kind and position. */
    static List<Mark> marks(Samples samples, Plot plot, YAxis axis) {
        List<Mark> marks = new ArrayList<>();
        Mark[] open = new Mark[Kind.values().length];
        double[] values = samples.values();
        int end = samples.endFor(plot.x().max());
        for (int i = samples.firstFor(plot.x().min()); i < end; i++) {
            if (!axis.shows(values[i]) && plot.x().contains(samples.x(i))) {
                add(marks, open, kind(values[i]), plot.toPixelX(samples.x(i)), i);
            }
        }
        for (Mark mark : open) {
            if (mark != null) {
                marks.add(mark);
            }
        }
        return marks;
    }

    private static void add(List<Mark> marks, Mark[] open, Kind kind, double x, int index) {
        Mark mark = open[kind.ordinal()];
        if (mark != null && Math.abs(x - mark.x) < APART) {
            open[kind.ordinal()] = new Mark(kind, mark.x, mark.index, mark.count + 1);
            return;
        }
        if (mark != null) {
            marks.add(mark);
        }
        open[kind.ordinal()] = new Mark(kind, x, index, 1);
    }

    private static Kind kind(double value) {
        return Double.isNaN(value) ? Kind.NAN : value == Double.POSITIVE_INFINITY ? Kind.ABOVE : Kind.BELOW;
    }

    /** What a mark means, in a sentence. */
    static String text(LineSeries series, Mark mark, String position) {
        double value = series.samples().y(mark.index);
        String found = Double.isFinite(value)
                ? Numbers.full(value) + ", which a log scale cannot show"
                : Numbers.full(value);
        String more = mark.count == 1 ? "" : "\nand " + Numbers.count(mark.count - 1L) + " more near it";
        return series.name() + ": " + found + "\n" + position + more;
    }
}

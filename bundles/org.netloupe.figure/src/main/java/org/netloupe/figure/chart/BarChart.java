package org.netloupe.figure.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.netloupe.figure.Figure;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;

/**
 * Horizontal bars, one group per label, such as recall and precision of each class.
 *
 * @param title
 *            over the chart
 * @param labels
 *            one per group, from top to bottom
 * @param bars
 *            one value per label each
 * @param scale
 *            what the numbers are
 * @param first
 *            the label at the top, for scrolling
 * @param hidden
 *            names of the bars that are switched off
 */
public record BarChart(String title, List<String> labels, List<Bars> bars, Scale scale, int first,
        Set<String> hidden) implements Figure {

    /** What the numbers of a bar chart are. */
    public enum Scale {
        /** 0 to 1, shown in per cent on an axis that always ends at 100 %. */
        SHARE,
        /** Any numbers; the axis begins at 0 or at the lowest. */
        NUMBER
    }

    /**
     * The bars of one kind.
     *
     * @param name
     *            in the legend, unique
     * @param colour
     *            index into the class palette
     * @param values
     *            shared, one per label; NaN is shown as a dash
     */
    public record Bars(String name, int colour, double[] values) {}

    /** @throws IllegalArgumentException if bars have another number of values than there are labels */
    public BarChart {
        labels = List.copyOf(labels);
        bars = List.copyOf(bars);
        hidden = Set.copyOf(hidden);
        for (Bars bar : bars) {
            if (bar.values.length != labels.size()) {
                throw new IllegalArgumentException(
                        "Bars " + bar.name + " need " + labels.size() + " values, one per label, not "
                                + bar.values.length + ".");
            }
        }
        first = Math.clamp(first, 0, Math.max(0, labels.size() - 1));
    }

    /** Shares of 0 to 1, from the first label on. */
    public static BarChart ofShares(String title, List<String> labels, List<Bars> bars) {
        return new BarChart(title, labels, bars, Scale.SHARE, 0, Set.of());
    }

    /** Numbers, from the first label on. */
    public static BarChart ofNumbers(String title, List<String> labels, List<Bars> bars) {
        return new BarChart(title, labels, bars, Scale.NUMBER, 0, Set.of());
    }

    /** The same scrolled so that a label is at the top. */
    public BarChart scrolledTo(int label) {
        return new BarChart(title, labels, bars, scale, label, hidden);
    }

    /** The bars that are switched on. */
    public List<Bars> visible() {
        return bars.stream().filter(b -> !hidden.contains(b.name)).toList();
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        return new BarChartPicture(this, size, theme);
    }

    /** A click on a legend entry hides or shows its bars. */
    @Override
    public Figure clicked(Subject subject) {
        if (!(subject instanceof Subject.Legend legend)) {
            return this;
        }
        Set<String> changed = new HashSet<>(hidden);
        if (!changed.remove(legend.series())) {
            changed.add(legend.series());
        }
        return new BarChart(title, labels, bars, scale, first, changed);
    }
}

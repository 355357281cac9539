package org.netloupe.figure.chart;

import java.util.ArrayList;
import java.util.List;

import org.netloupe.figure.Box;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Size;
import org.netloupe.figure.Theme;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.text.Tick;
import org.netloupe.figure.text.Ticks;

/**
 * Where the parts of a line chart stand: header, legend, plot and axes.
 *
 * @param plot
 *            the plot with its intervals
 * @param header
 *            title, axis label and note
 * @param legend
 *            the entries that fit
 * @param left
 *            entries of the legend that do not fit
 */
record ChartLayout(Plot plot, Box header, List<Entry> legend, int left, List<Tick> xTicks, List<Tick> yTicks) {

    /** One entry of the legend with its name as it fits. */
    record Entry(LineSeries series, String text, Box box) {}

    private static final double MARGIN = 8;
    private static final double SWATCH = 18;
    private static final double ENTRY_GAP = 14;
    private static final double NARROWEST_NAME = 150;
    private static final double WIDEST_NAME = 320;
    private static final double SIDE_WIDTH = 720;
    private static final int SIDE_SERIES = 5;

    static ChartLayout of(LineChartModel model, Interval x, Interval y, Size size, Theme theme) {
        double line = Lettering.lineHeight(theme.font());
        double small = Lettering.lineHeight(theme.small());
        Box header = new Box(MARGIN, MARGIN - 2, size.width() - 2 * MARGIN, line);
        Box rest = new Box(MARGIN, header.bottom() + 4, size.width() - 2 * MARGIN,
                size.height() - header.bottom() - 4 - MARGIN / 2);
        boolean side = size.width() >= SIDE_WIDTH && model.series().size() >= SIDE_SERIES;
        LegendRows rows = side
                ? LegendRows.beside(model.series(), rest, theme)
                : LegendRows.above(model.series(), rest, theme);
        double top = side ? rest.y() + 4 : rest.y() + rows.height + (rows.height > 0 ? 6 : 4);
        double bottom = rest.bottom() - 2 * small - 6;
        double right = side ? rest.right() - rows.width - 12 : rest.right() - 4;
        List<Tick> yTicks = yTicks(model.y(), y, bottom - top, small);
        double labels = yTicks.stream().mapToDouble(t -> Lettering.width(theme.small(), t.label())).max().orElse(0);
        double left = MARGIN + labels + 6;
        Box area = new Box(Math.floor(left), Math.floor(top), Math.floor(Math.max(8, right - left)),
                Math.floor(Math.max(8, bottom - top)));
        Plot plot = new Plot(area, x, y, false, false);
        return new ChartLayout(plot, header, rows.entries, rows.left, xTicks(model.x(), x, area.width(), theme),
                yTicks);
    }

    private static List<Tick> yTicks(YAxis axis, Interval y, double height, double line) {
        int most = (int) Math.clamp(height / (line * 2.4), 2, 9);
        return axis.logarithmic() ? Ticks.logarithmic(y, most) : Ticks.linear(y, most);
    }

    private static List<Tick> xTicks(XAxis axis, Interval x, double width, Theme theme) {
        List<Tick> ticks = List.of();
        for (int most = (int) Math.clamp(width / 70, 1, 12); most >= 1; most--) {
            ticks = switch (axis) {
                case ITERATION, EPOCH -> x.span() < 1 ? Ticks.linear(x, most) : Ticks.whole(x, most);
                case RELATIVE_TIME -> Ticks.time(x, most);
                case POSITION -> Ticks.linear(x, most);
            };
            if (fit(ticks, x, width, theme)) {
                return ticks;
            }
        }
        return ticks;
    }

    private static boolean fit(List<Tick> ticks, Interval x, double width, Theme theme) {
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double half = Lettering.width(theme.small(), tick.label()) / 2;
            double middle = x.fraction(tick.position()) * width;
            if (middle - half < end + 10) {
                return false;
            }
            end = middle + half;
        }
        return true;
    }

    /** The legend in rows above the plot or in a column beside it. */
    private static final class LegendRows {
        private final List<Entry> entries = new ArrayList<>();
        private double width;
        private double height;
        private int left;

        /** Rows of at most a quarter of the height; nothing for a single line, whose name is in the header. */
        static LegendRows above(List<LineSeries> series, Box room, Theme theme) {
            LegendRows rows = new LegendRows();
            double line = Lettering.lineHeight(theme.font()) + 2;
            int most = (int) Math.clamp(room.height() / 4 / line, 1, 4);
            double reserve = Lettering.width(theme.small(), "and 99 more") + 8;
            double x = room.x();
            int row = 0;
            for (int i = 0; i < series.size(); i++) {
                double roomForName = Math.min(Math.clamp(room.width() * 0.4, NARROWEST_NAME, WIDEST_NAME),
                        room.width() - SWATCH);
                String text = Lettering.elide(theme.font(), series.get(i).name(), roomForName);
                double wide = SWATCH + Lettering.width(theme.font(), text);
                double keep = row == most - 1 && i < series.size() - 1 ? reserve : 0;
                if (x > room.x() && x + wide > room.right() - keep) {
                    row++;
                    x = room.x();
                }
                if (row == most) {
                    rows.left = series.size() - i;
                    break;
                }
                rows.entries.add(new Entry(series.get(i), text, new Box(x, room.y() + row * line, wide, line)));
                x += wide + ENTRY_GAP;
            }
            rows.height = series.isEmpty() ? 0 : Math.min(row + 1, most) * line;
            return rows;
        }

        static LegendRows beside(List<LineSeries> series, Box room, Theme theme) {
            LegendRows rows = new LegendRows();
            double line = Lettering.lineHeight(theme.font()) + 3;
            int fitting = (int) Math.max(1, room.height() / line);
            int shown = series.size() <= fitting ? series.size() : fitting - 1;
            double widest = series.stream().mapToDouble(s -> Lettering.width(theme.font(), s.name())).max().orElse(0);
            rows.width = SWATCH
                    + Math.min(Math.ceil(widest), Math.clamp(room.width() / 5, NARROWEST_NAME, WIDEST_NAME));
            rows.left = series.size() - shown;
            for (int i = 0; i < shown; i++) {
                String text = Lettering.elide(theme.font(), series.get(i).name(), rows.width - SWATCH);
                Box box = new Box(room.right() - rows.width, room.y() + i * line, rows.width, line);
                rows.entries.add(new Entry(series.get(i), text, box));
            }
            return rows;
        }
    }

    /** Where the colour of a legend entry is shown. */
    static Box swatch(Entry entry) {
        return new Box(entry.box().x(), entry.box().centreY() - 5, SWATCH - 5, 10);
    }

    /** Where the name of a legend entry begins. */
    static double nameX(Entry entry) {
        return entry.box().x() + SWATCH;
    }
}

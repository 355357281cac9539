package org.netloupe.figure.chart;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.chart.BarChart.Bars;
import org.netloupe.figure.chart.BarChart.Scale;
import org.netloupe.figure.colour.Contrast;
import org.netloupe.figure.internal.Heading;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;
import org.netloupe.figure.text.Tick;
import org.netloupe.figure.text.Ticks;

/** A bar chart laid out. */
final class BarChartPicture implements Picture {

    private static final double MARGIN = 8;
    private static final double THICKEST = 16;
    private static final double THINNEST = 4;

    private final BarChart chart;
    private final Size size;
    private final Theme theme;
    private final List<Bars> visible;
    private final Interval range;
    private final List<Box> legend = new ArrayList<>();
    private final Box area;
    private final double group;
    private final int shown;
    private final boolean valued;

    BarChartPicture(BarChart chart, Size size, Theme theme) {
        this.chart = chart;
        this.size = size;
        this.theme = theme;
        this.visible = chart.visible();
        this.range = range(chart);
        double line = Lettering.lineHeight(theme.font());
        layLegend(MARGIN + line + 2, line);
        double top = Math.floor(legend.isEmpty() ? MARGIN + line + 6 : legend.getLast().bottom() + 8);
        double height = Math.max(8, Math.floor(size.height() - MARGIN - Lettering.lineHeight(theme.small()) - top));
        int bars = Math.max(1, visible.size());
        double least = Math.max(bars * THINNEST + 3, line);
        shown = Math.min((int) Math.max(1, height / least), chart.labels().size() - chart.first());
        group = Math.min(height / Math.max(1, shown), Math.max(least, bars * THICKEST + 8));
        valued = group / bars >= Lettering.lineHeight(theme.small()) - 2;
        double labels = chart.labels().stream().mapToDouble(l -> Lettering.width(theme.font(), l)).max().orElse(0);
        double left = Math.ceil(MARGIN + Math.min(labels, size.width() * 0.3) + 8);
        double values = Lettering.width(theme.small(), chart.scale() == Scale.SHARE ? "100.0 %" : "-1.234e-5") + 8;
        double right = MARGIN + (valued ? values : Lettering.width(theme.small(), "100 %") / 2);
        area = new Box(left, top, Math.max(8, size.width() - left - right), height);
    }

    private static Interval range(BarChart chart) {
        if (chart.scale() == Scale.SHARE) {
            return new Interval(0, 1);
        }
        double low = 0;
        double high = 0;
        for (Bars bars : chart.visible()) {
            for (double value : bars.values()) {
                low = Double.isFinite(value) ? Math.min(low, value) : low;
                high = Double.isFinite(value) ? Math.max(high, value) : high;
            }
        }
        return low == high ? new Interval(0, 1) : Interval.covering(low, high);
    }

    private void layLegend(double top, double line) {
        double x = MARGIN;
        double y = top;
        for (Bars bars : chart.bars()) {
            double width = 18 + Lettering.width(theme.font(), bars.name());
            if (x > MARGIN && x + width > size.width() - MARGIN) {
                x = MARGIN;
                y += line + 2;
            }
            legend.add(new Box(x, y, width, line + 2));
            x += width + 14;
        }
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Graphics2D graphics) {
        try (Pen pen = Pen.forPicture(graphics, size, theme)) {
            Heading.of(chart.title(), shown, chart.labels().size()).paint(pen, size, theme, MARGIN);
            paintLegend(pen);
            if (chart.labels().isEmpty() || visible.isEmpty()) {
                String text = visible.isEmpty() && !chart.bars().isEmpty()
                        ? "Click a name in the legend to show its bars."
                        : "No values yet.";
                pen.textCentred(text, size.width() / 2.0, area.centreY(), theme.font(), theme.muted());
                return;
            }
            paintGrid(pen);
            for (int row = 0; row < shown; row++) {
                paintGroup(pen, row);
            }
            pen.vertical(x(Math.clamp(0, range.min(), range.max())), area.y(), area.y() + shown * group, theme.muted());
        }
    }

    private void paintLegend(Pen pen) {
        for (int i = 0; i < legend.size(); i++) {
            Bars bars = chart.bars().get(i);
            Box box = legend.get(i);
            boolean on = !chart.hidden().contains(bars.name());
            Box swatch = new Box(box.x(), box.centreY() - 5, 10, 10);
            if (on) {
                pen.fill(swatch, theme.classColour(bars.colour()));
            } else {
                pen.draw(swatch.inset(0.5).toRectangle(), theme.muted(), 1);
            }
            pen.text(bars.name(), box.x() + 18, box.centreY() + Lettering.ascent(theme.font()) * 0.38, theme.font(),
                    on ? theme.text() : theme.muted());
        }
    }

    private void paintGrid(Pen pen) {
        double bottom = area.y() + shown * group;
        double base = bottom + 3 + Lettering.ascent(theme.small());
        for (Tick tick : Ticks.linear(range, (int) Math.clamp(area.width() / 60, 1, 10))) {
            double x = x(tick.position());
            pen.vertical(Math.round(x), area.y(), bottom, theme.grid());
            String label = chart.scale() == Scale.SHARE
                    ? Numbers.brief(100 * tick.position()) + "\u2009%"
                    : tick.label();
            pen.textCentred(label, x, base, theme.small(), theme.muted());
        }
    }

    private void paintGroup(Pen pen, int row) {
        Box box = groupBox(row);
        int index = chart.first() + row;
        String label = Lettering.elide(theme.font(), chart.labels().get(index), area.x() - MARGIN - 8);
        pen.textRight(label, area.x() - 8, box.centreY() + Lettering.ascent(theme.font()) * 0.38, theme.font(),
                theme.text());
        for (int i = 0; i < visible.size(); i++) {
            paintBar(pen, barBox(row, i), visible.get(i), visible.get(i).values()[index]);
        }
    }

    private void paintBar(Pen pen, Box bar, Bars bars, double value) {
        if (Double.isFinite(value)) {
            pen.fill(bar, theme.classColour(bars.colour()));
        }
        double rise = Lettering.ascent(theme.small()) * 0.38;
        if (valued) {
            String text = chart.scale() == Scale.SHARE ? Numbers.percent(value) : Numbers.brief(value);
            pen.text(text, bar.right() + 5, bar.centreY() + rise, theme.small(), theme.muted());
        }
    }

    private double x(double value) {
        return area.x() + range.fraction(value) * area.width();
    }

    private Box groupBox(int row) {
        return new Box(area.x(), area.y() + row * group, area.width(), group);
    }

    private Box barBox(int row, int bar) {
        Box box = groupBox(row);
        double gap = group > visible.size() * THINNEST + 6 ? 3 : 1;
        double thickness = (group - 2 * gap) / visible.size();
        double value = visible.get(bar).values()[chart.first() + row];
        double zero = x(Math.clamp(0, range.min(), range.max()));
        double end = Double.isFinite(value) ? x(Math.clamp(value, range.min(), range.max())) : zero;
        return new Box(Math.min(zero, end), box.y() + gap + bar * thickness, Math.abs(end - zero),
                Math.max(1, thickness - 1));
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, size, theme)) {
            interaction.hovered().ifPresent(subject -> {
                if (subject instanceof Subject.ClassIndex label && label.index() >= chart.first()
                        && label.index() < chart.first() + shown) {
                    pen.fill(wholeRow(label.index() - chart.first()), Contrast.translucent(theme.accent(), 0.15));
                }
            });
        }
    }

    private Box wholeRow(int row) {
        Box box = groupBox(row);
        return new Box(0, box.y(), size.width(), box.height());
    }

    @Override
    public Optional<Hit> hit(double x, double y) {
        for (int i = 0; i < legend.size(); i++) {
            if (legend.get(i).contains(x, y)) {
                String name = chart.bars().get(i).name();
                String action = chart.hidden().contains(name) ? "Click to show" : "Click to hide";
                return Optional.of(new Hit(name + "\n" + action, new Subject.Legend(name), legend.get(i)));
            }
        }
        int row = (int) Math.floor((y - area.y()) / group);
        return row >= 0 && row < shown && !visible.isEmpty() ? Optional.of(rowHit(row)) : Optional.empty();
    }

    private Hit rowHit(int row) {
        int index = chart.first() + row;
        StringBuilder text = new StringBuilder(chart.labels().get(index));
        for (Bars bars : visible) {
            text.append('\n').append(bars.name()).append(": ").append(Numbers.full(bars.values()[index]));
        }
        return new Hit(text.toString(), new Subject.ClassIndex(index), wholeRow(row));
    }
}

package org.netloupe.figure.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.netloupe.figure.Box;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Point;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.Contrast;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;

/** The overlay of a line chart: crosshair, card with the values of all lines, emphasis of a hovered line. */
final class Readout {

    private static final double DISTANCE = 14;
    private static final double INSET = 8;
    private static final double WIDEST_NAME = 260;
    private static final double NARROWEST_NAME = 40;
    private static final double COLUMNS = 130;

    private final LineChartPicture picture;
    private final Theme theme;
    private final Plot plot;

    Readout(LineChartPicture picture) {
        this.picture = picture;
        this.theme = picture.theme();
        this.plot = picture.layout().plot();
    }

    /** One line of the card. */
    private record Row(LineSeries series, double x, double y, String name, String value, String raw) {}

    void paint(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, picture.size(), theme)) {
            interaction.hovered().ifPresent(subject -> emphasise(pen, subject));
            if (interaction.band().isPresent()) {
                paintBand(pen, interaction.band().get());
            } else {
                interaction.pointer().filter(p -> plot.area().contains(p.x(), p.y()))
                        .ifPresent(p -> paintCursor(pen, p));
            }
        }
    }

    private void emphasise(Pen pen, Subject subject) {
        String id = subject instanceof Subject.Legend legend
                ? legend.series()
                : subject instanceof Subject.Sample sample ? sample.series() : "";
        for (LineSeries series : picture.model().visible()) {
            if (series.id().equals(id)) {
                try (Pen clipped = new Pen(pen.graphics(), theme)) {
                    clipped.clip(plot.area());
                    picture.emphasised(series, clipped.graphics()).paint(clipped.graphics());
                }
            }
        }
        for (ChartLayout.Entry entry : picture.layout().legend()) {
            if (entry.series().id().equals(id)) {
                pen.horizontal(ChartLayout.nameX(entry), entry.box().right(), entry.box().bottom() - 2, theme.accent());
            }
        }
    }

    private void paintBand(Pen pen, Box band) {
        pen.fill(band, Contrast.translucent(theme.accent(), 0.15));
        pen.draw(band.toRectangle(), theme.accent(), 1);
    }

    private void paintCursor(Pen pen, Point pointer) {
        Box area = plot.area();
        Color line = Contrast.translucent(theme.text(), 0.45);
        List<Row> rows = rows(pointer);
        double x = rows.isEmpty()
                ? pointer.x()
                : rows.stream().min(Comparator.comparingDouble(r -> Math.abs(r.x - pointer.x()))).orElseThrow().x;
        pen.vertical(x, area.y(), area.bottom(), line);
        pen.horizontal(area.x(), area.right(), pointer.y(), Contrast.translucent(theme.text(), 0.2));
        for (Row row : rows) {
            if (area.inset(-1).contains(row.x, row.y)) {
                pen.fill(new Ellipse2D.Double(row.x - 4.5, row.y - 4.5, 9, 9), theme.background());
                pen.fill(new Ellipse2D.Double(row.x - 3, row.y - 3, 6, 6), picture.colour(row.series));
            }
        }
        paintCard(pen, pointer, picture.position(positionAt(pointer)), rows);
    }

    /** The position that the card names: that of the sample nearest to the pointer, of any line. */
    private double positionAt(Point pointer) {
        double wanted = plot.fromPixelX(pointer.x());
        double best = Double.NaN;
        for (LineSeries series : picture.model().visible()) {
            int index = series.samples().nearest(wanted);
            double x = index < 0 ? Double.NaN : series.samples().x(index);
            if (Double.isNaN(best) || Math.abs(x - wanted) < Math.abs(best - wanted)) {
                best = x;
            }
        }
        return Double.isNaN(best) ? wanted : best;
    }

    private List<Row> rows(Point pointer) {
        double wanted = positionAt(pointer);
        int shared = sharedStart();
        List<Row> rows = new ArrayList<>();
        for (LineSeries series : picture.model().visible()) {
            Samples shown = picture.shown(series);
            int index = shown.nearest(wanted);
            if (index >= 0) {
                double y = picture.model().y().toAxis(shown.y(index));
                String raw = picture.model().smoothing() > 0 ? Numbers.brief(series.samples().y(index)) : "";
                String name = shortName(series, shared);
                rows.add(new Row(series, plot.toPixelX(shown.x(index)), plot.toPixelY(y), name,
                        Numbers.brief(shown.y(index)),
                        raw));
            }
        }
        return rows;
    }

    /** So wide that the card has room on one side of any pointer. */
    private double widestName() {
        return Math.clamp(picture.size().width() / 2.0 - DISTANCE - COLUMNS, NARROWEST_NAME, WIDEST_NAME);
    }
    /** The name as it fits; what all names begin with is left out first, as it tells nothing apart. */
    private String shortName(LineSeries series, int shared) {
        boolean fits = Lettering.width(theme.font(), series.name()) <= widestName();
        String name = fits || shared < 4 ? series.name() : "\u2026" + series.name().substring(shared);
        return Lettering.elide(theme.font(), name, widestName());
    }

    /** How many letters all visible names begin with alike, up to the last sign that separates words. */
    private int sharedStart() {
        List<String> names = picture.model().visible().stream().map(LineSeries::name).toList();
        String first = names.size() < 2 ? "" : names.getFirst();
        int shared = first.length();
        for (String name : names) {
            int end = 0;
            while (end < Math.min(shared, name.length()) && name.charAt(end) == first.charAt(end)) {
                end++;
            }
            shared = end;
        }
        while (shared > 0 && Character.isLetterOrDigit(first.charAt(shared - 1))) {
            shared--;
        }
        return shared;
    }

    private void paintCard(Pen pen, Point pointer, String title, List<Row> all) {
        double line = Lettering.lineHeight(theme.font()) + 1;
        int fitting = (int) Math.max(1, (picture.size().height() - 2 * INSET) / line - 2);
        List<Row> rows = all.size() <= fitting ? all : nearest(all, pointer, fitting);
        String rest = rows.size() < all.size() ? "and " + (all.size() - rows.size()) + " more" : "";
        double names = rows.stream().mapToDouble(r -> Lettering.width(theme.font(), r.name)).max().orElse(0);
        double values = rows.stream().mapToDouble(r -> Lettering.width(theme.bold(), r.value)).max().orElse(0);
        double raws = rows.stream().mapToDouble(r -> Lettering.width(theme.font(), r.raw)).max().orElse(0);
        raws = raws > 0 ? raws + 12 : 0;
        double rawTitle = raws > 0 ? Lettering.width(theme.small(), "raw") + 24 : 0;
        double width = Math.max(16 + names + 16 + values + raws, Lettering.width(theme.small(), title) + rawTitle)
                + 2 * INSET;
        double height = (rows.size() + 1 + (rest.isEmpty() ? 0 : 1)) * line + 2 * INSET - 4;
        Box card = place(pointer, width, height);
        pen.card(card);
        double right = card.right() - INSET;
        double base = card.y() + INSET - 2 + Lettering.ascent(theme.font());
        pen.text(title, card.x() + INSET, base, theme.small(), theme.muted());
        if (raws > 0) {
            pen.textRight("raw", right, base, theme.small(), theme.muted());
        }
        for (Row row : rows) {
            base += line;
            LinePath.swatch(pen, new Box(card.x() + INSET, base - 9, 11, 10), picture.colour(row.series),
                    row.series.style(), true);
            pen.text(row.name, card.x() + INSET + 16, base, theme.font(), theme.text());
            pen.textRight(row.value, right - raws, base, theme.bold(), theme.text());
            pen.textRight(row.raw, right, base, theme.font(), theme.muted());
        }
        pen.text(rest, card.x() + INSET, base + line, theme.small(), theme.muted());
    }

    private static List<Row> nearest(List<Row> rows, Point pointer, int most) {
        List<Row> near = rows.stream().sorted(Comparator.comparingDouble(r -> distance(r, pointer))).limit(most)
                .toList();
        return rows.stream().filter(near::contains).toList();
    }

    private static double distance(Row row, Point pointer) {
        double distance = Math.abs(row.y - pointer.y());
        return Double.isNaN(distance) ? Double.MAX_VALUE : distance;
    }

    /** Beside the pointer, on the side with room, inside of the picture. */
    private Box place(Point pointer, double width, double height) {
        double right = pointer.x() + DISTANCE;
        double left = pointer.x() - DISTANCE - width;
        Optional<Double> x = right + width <= picture.size().width()
                ? Optional.of(right)
                : left >= 0 ? Optional.of(left) : Optional.empty();
        double y = Math.clamp(pointer.y() - height / 2, 2, Math.max(2, picture.size().height() - height - 2));
        if (x.isPresent()) {
            return new Box(Math.round(x.get()), Math.round(y), Math.ceil(width), Math.ceil(height));
        }
        boolean below = pointer.y() < picture.size().height() / 2.0;
        double clear = below ? pointer.y() + DISTANCE : pointer.y() - DISTANCE - height;
        return new Box(Math.max(0, (picture.size().width() - width) / 2), clear, width, height);
    }
}

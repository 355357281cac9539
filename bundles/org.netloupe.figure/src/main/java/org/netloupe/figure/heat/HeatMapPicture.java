package org.netloupe.figure.heat;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.Contrast;
import org.netloupe.figure.internal.ColourBar;
import org.netloupe.figure.internal.Heading;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;

/** A heat map laid out. */
final class HeatMapPicture implements Picture {

    private static final double MARGIN = 8;
    /** Names are measured for at most so many rows or columns: more would not fit anyway. */
    private static final int MEASURED = 200;

    private final HeatMap map;
    private final Cells cells;
    private final Size size;
    private final Theme theme;
    private final Plot plot;
    private final Box bar;
    private final boolean turned;

    HeatMapPicture(HeatMap map, Size size, Theme theme) {
        this.map = map;
        this.cells = map.cells();
        this.size = size;
        this.theme = theme;
        double top = MARGIN + Lettering.lineHeight(theme.bold()) + 4;
        double barWidth = ColourBar.width(map.range(), theme);
        double left = MARGIN + Math.min(widest(cells.rows(), cells::rowName), size.width() * 0.25) + 6;
        double right = size.width() - MARGIN - barWidth - 10;
        Interval x = map.viewport().x().orElse(Interval.covering(0, Math.max(1, cells.columns())));
        Interval y = map.viewport().y().orElse(Interval.covering(0, Math.max(1, cells.rows())));
        double columnWidth = (right - left) / x.span();
        double names = widest(cells.columns(), cells::columnName);
        turned = !cells.columnNames().isEmpty() && names + 6 > columnWidth;
        double below = turned ? Math.min(names, size.height() * 0.25) + 6 : Lettering.lineHeight(theme.small()) + 4;
        Box area = new Box(Math.ceil(left), Math.floor(top), Math.max(1, Math.floor(right - left)),
                Math.max(1, Math.floor(size.height() - top - below - MARGIN / 2)));
        plot = new Plot(area, x, y, true, false);
        bar = new Box(area.right() + 10, area.y(), barWidth, area.height());
    }

    private double widest(int count, IntFunction<String> names) {
        int step = Math.max(1, count / MEASURED);
        return IntStream.range(0, count / step).mapToObj(i -> names.apply(i * step))
                .mapToDouble(n -> Lettering.width(theme.small(), n)).max().orElse(0);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public Optional<Plot> plot() {
        return Optional.of(plot);
    }

    @Override
    public void paint(Graphics2D graphics) {
        try (Pen pen = Pen.forPicture(graphics, size, theme)) {
            new Heading(map.title(), note()).paint(pen, size, theme, MARGIN);
            if (cells.values().length == 0) {
                pen.textCentred("No values yet.", size.width() / 2.0, size.height() / 2.0, theme.font(),
                        theme.muted());
                return;
            }
            int missing = Contrast.over(theme.muted(), 0.25, theme.background()).getRGB();
            new HeatRaster(map, plot, missing).paint(pen.graphics());
            ColourBar.paint(pen, bar, map.map(), map.range(), theme);
            paintRowNames(pen);
            paintColumnNames(pen);
        }
    }

    private String note() {
        double perPixel = plot.x().span() / plot.area().width() * plot.y().span() / plot.area().height();
        return Numbers.count(cells.rows()) + " \u00D7 " + Numbers.count(cells.columns())
                + (perPixel > 1.5 ? ", strongest of " + Numbers.count(Math.round(perPixel)) + " a pixel" : "");
    }

    private void paintRowNames(Pen pen) {
        double rise = Lettering.ascent(theme.small()) * 0.38;
        double room = plot.area().x() - MARGIN - 6;
        int step = step(plot.area().height() / plot.y().span(), Lettering.lineHeight(theme.small()));
        for (int row = firstShown(plot.y(), step); row < Math.min(cells.rows(), plot.y().max()); row += step) {
            double y = plot.toPixelY(row + 0.5);
            if (y > plot.area().y() && y < plot.area().bottom()) {
                pen.textRight(Lettering.elide(theme.small(), cells.rowName(row), room), plot.area().x() - 6, y + rise,
                        theme.small(), theme.text());
            }
        }
    }

    private void paintColumnNames(Pen pen) {
        double width = plot.area().width() / plot.x().span();
        double needed = turned
                ? Lettering.lineHeight(theme.small())
                : widest(cells.columns(), cells::columnName) + 8;
        int step = step(width, needed);
        for (int column = firstShown(plot.x(), step); column < Math.min(cells.columns(),
                plot.x().max()); column += step) {
            double x = plot.toPixelX(column + 0.5);
            if (x > plot.area().x() && x < plot.area().right()) {
                paintColumnName(pen, cells.columnName(column), x);
            }
        }
    }

    private void paintColumnName(Pen pen, String name, double x) {
        double top = plot.area().bottom() + 4;
        if (!turned) {
            pen.textCentred(name, x, top + Lettering.ascent(theme.small()) - 1, theme.small(), theme.text());
            return;
        }
        String fitting = Lettering.elide(theme.small(), name, size.height() * 0.25);
        double rise = Lettering.ascent(theme.small()) * 0.38;
        double end = top + Lettering.width(theme.small(), fitting);
        AffineTransform upright = pen.graphics().getTransform();
        pen.graphics().rotate(-Math.PI / 2, x + rise, end);
        pen.text(fitting, x + rise, end, theme.small(), theme.text());
        pen.graphics().setTransform(upright);
    }

    private static int firstShown(Interval shown, int step) {
        return Math.max(0, (int) Math.floor(shown.min() / step) * step);
    }

    /** Every so many-th name has room. */
    private static int step(double cell, double needed) {
        double least = needed / Math.max(cell, 1e-9);
        int step = 1;
        while (step < least && step < 100_000_000) {
            step = nextRound(step);
        }
        return step;
    }

    /** The next of 1, 2, 5, 10, 20, 50 ... */
    private static int nextRound(int step) {
        int digit = step;
        while (digit >= 10) {
            digit /= 10;
        }
        return digit == 2 ? step / 2 * 5 : step * 2;
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, size, theme)) {
            pen.clip(plot.area());
            interaction.hovered().ifPresent(subject -> {
                if (subject instanceof Subject.Cell at && at.row() < cells.rows() && at.column() < cells.columns()) {
                    Box box = cell(at.row(), at.column());
                    pen.draw(new Box(box.x() - 1, box.y() - 1, Math.max(4, box.width() + 2),
                            Math.max(4, box.height() + 2)).toRectangle(), theme.selection(), 2);
                }
            });
            interaction.band().ifPresent(band -> {
                pen.fill(band, Contrast.translucent(theme.accent(), 0.15));
                pen.draw(band.toRectangle(), theme.accent(), 1);
            });
        }
    }

    private Box cell(int row, int column) {
        double x = plot.toPixelX(column);
        double y = plot.toPixelY(row);
        return new Box(x, y, plot.toPixelX(column + 1.0) - x, plot.toPixelY(row + 1.0) - y);
    }

    @Override
    public Optional<Hit> hit(double x, double y) {
        if (!plot.area().contains(x, y)) {
            return Optional.empty();
        }
        int row = (int) Math.floor(plot.fromPixelY(y));
        int column = (int) Math.floor(plot.fromPixelX(x));
        if (row < 0 || row >= cells.rows() || column < 0 || column >= cells.columns()) {
            return Optional.empty();
        }
        String text = cells.rowName(row) + ", " + cells.columnName(column) + ": "
                + Numbers.full(Double.parseDouble(Float.toString(cells.value(row, column))));
        return Optional.of(new Hit(text, new Subject.Cell(row, column), cell(row, column)));
    }
}

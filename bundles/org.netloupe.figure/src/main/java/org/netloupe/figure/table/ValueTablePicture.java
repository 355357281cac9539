package org.netloupe.figure.table;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.Contrast;
import org.netloupe.figure.internal.Heading;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;

/** A table of values laid out. */
final class ValueTablePicture implements Picture {

    private static final double MARGIN = 8;
    private static final double GAP = 16;

    private final ValueTable table;
    private final Size size;
    private final Theme theme;
    private final double line;
    private final double top;
    private final int first;
    private final int shown;
    private final double[] lefts;
    private final double[] widths;
    private final boolean[] numeric;

    ValueTablePicture(ValueTable table, Size size, Theme theme) {
        this.table = table;
        this.size = size;
        this.theme = theme;
        line = Lettering.lineHeight(theme.font()) + 3;
        top = MARGIN + Lettering.lineHeight(theme.bold()) + 4 + Lettering.lineHeight(theme.small()) + 4;
        int fitting = (int) Math.max(0, (size.height() - top - MARGIN / 2) / line);
        int end = table.rows().size() - table.left();
        first = Math.max(0, end - fitting);
        shown = end - first;
        widths = IntStream.range(0, table.columns().size()).mapToDouble(this::wanted).toArray();
        numeric = new boolean[widths.length];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = isNumeric(i);
        }
        fit();
        lefts = new double[widths.length];
        double x = MARGIN;
        for (int i = 0; i < lefts.length; i++) {
            lefts[i] = x;
            x += widths[i] + GAP;
        }
    }

    private double wanted(int column) {
        double widest = Lettering.width(theme.small(), table.columns().get(column));
        for (List<String> row : visible()) {
            widest = Math.max(widest, Lettering.width(theme.font(), row.get(column)));
        }
        return widest;
    }

    /** Columns wider than an equal share give way until all fit. */
    private void fit() {
        double room = Math.max(0, size.width() - 2 * MARGIN - GAP * Math.max(0, widths.length - 1));
        double over = IntStream.range(0, widths.length).mapToDouble(i -> widths[i]).sum() - room;
        double share = room / Math.max(1, widths.length);
        double spare = IntStream.range(0, widths.length).mapToDouble(i -> Math.max(0, widths[i] - share)).sum();
        for (int i = 0; over > 0 && i < widths.length; i++) {
            widths[i] -= Math.max(0, widths[i] - share) / spare * over;
        }
    }

    private boolean isNumeric(int column) {
        return visible().stream()
                .allMatch(row -> row.get(column).matches("[\u2212\\-+]?[\\d\u2009.,]+(e[\u2212\\-+]?\\d+)?|NaN"
                        + "|[\u2212]?\u221E|\u2013|"));
    }

    private List<List<String>> visible() {
        return table.rows().subList(first, first + shown);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Graphics2D graphics) {
        try (Pen pen = Pen.forPicture(graphics, size, theme)) {
            Heading.of(table.title(), shown, table.rows().size()).paint(pen, size, theme, MARGIN);
            if (table.rows().isEmpty()) {
                pen.textCentred("No values yet.", size.width() / 2.0, size.height() / 2.0, theme.font(),
                        theme.muted());
                return;
            }
            paintColumns(pen);
            for (int i = 0; i < shown; i++) {
                paintRow(pen, i);
            }
        }
    }

    private void paintColumns(Pen pen) {
        double base = top - 5;
        for (int i = 0; i < widths.length; i++) {
            String header = Lettering.elide(theme.small(), table.columns().get(i), widths[i]);
            double x = numeric[i] ? lefts[i] + widths[i] - Lettering.width(theme.small(), header) : lefts[i];
            pen.text(header, x, base, theme.small(), theme.muted());
        }
        pen.horizontal(MARGIN, size.width() - MARGIN, top - 2, theme.grid());
    }

    private void paintRow(Pen pen, int row) {
        double base = row(row).centreY() + Lettering.ascent(theme.font()) * 0.38;
        for (int i = 0; i < widths.length; i++) {
            String cell = Lettering.elide(theme.font(), table.rows().get(first + row).get(i), widths[i] + 0.5);
            double x = numeric[i] ? lefts[i] + widths[i] - Lettering.width(theme.font(), cell) : lefts[i];
            pen.text(cell, x, base, theme.font(), theme.text());
        }
    }

    private Box row(int row) {
        return new Box(0, top + row * line, size.width(), line);
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, size, theme)) {
            interaction.hovered().ifPresent(subject -> {
                if (subject instanceof Subject.Value at && at.index() >= first && at.index() < first + shown) {
                    pen.fill(row(at.index() - first), Contrast.translucent(theme.accent(), 0.15));
                }
            });
        }
    }

    @Override
    public Optional<Hit> hit(double x, double y) {
        int row = (int) Math.floor((y - top) / line);
        if (row < 0 || row >= shown || x < 0 || x >= size.width()) {
            return Optional.empty();
        }
        List<String> cells = table.rows().get(first + row);
        String text = String.join("\n", IntStream.range(0, cells.size())
                .mapToObj(i -> (table.columns().get(i).isEmpty() ? "" : table.columns().get(i) + ": ") + cells.get(i))
                .toList());
        return Optional.of(new Hit(text.isBlank() ? "(empty)" : text, new Subject.Value(first + row), row(row)));
    }
}

package org.netloupe.figure.matrix;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Optional;

import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.Contrast;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;

/** A confusion matrix laid out. */
final class ConfusionPicture implements Picture {

    private static final double MARGIN = 8;
    /** Side of the largest cell: room for a count over its share. */
    private static final double LARGEST_CELL = 80;
    private static final double SMALLEST_CELL = 0.01;
    private static final double LEGEND_WIDTH = 120;
    private static final String LEGEND_TITLE = "share of row  0\u2009%";
    /** Part of the colour map next to the background that is left out, so that rare confusions stay visible. */
    private static final double LEFT_OUT = 0.12;

    private final ConfusionMatrix figure;
    private final Confusion confusion;
    private final Size size;
    private final Theme theme;
    private final int classes;
    private final long[] truths;
    /** Whether the names over the columns stand upright, as they are wider than a cell. */
    private final boolean turned;
    /** The same for the precisions below. */
    private final boolean turnedBelow;
    private final double cell;
    private final Box cells;
    private final double margin;

    ConfusionPicture(ConfusionMatrix figure, Size size, Theme theme) {
        this.figure = figure;
        this.confusion = figure.confusion();
        this.size = size;
        this.theme = theme;
        this.classes = confusion.classes().size();
        this.truths = new long[classes];
        for (int i = 0; i < classes; i++) {
            truths[i] = confusion.truths(i);
        }
        double line = Lettering.lineHeight(theme.small());
        double widest = widest(confusion.classes(), theme.font());
        double percent = Lettering.width(theme.small(), "100.0 %");
        margin = Math.max(Lettering.width(theme.small(), "precision"), percent) + 8;
        double left = MARGIN + Math.max(Math.min(widest, size.width() * 0.22), Lettering.width(theme.small(), "truth"))
                + 8;
        left = Math.max(left, MARGIN + Lettering.width(theme.small(), "precision") + 8);
        double head = MARGIN + Lettering.lineHeight(theme.bold()) + line + 6;
        double high = size.height() - head - MARGIN;
        double wide = size.width() - left - margin - MARGIN;
        // upright names only make cells smaller, so that what is wider than a cell without them is so with them, too
        double lying = side(wide, high - (line + 2) - (line + 8));
        turned = widest + 6 > lying;
        turnedBelow = percent + 2 > lying;
        double names = turned ? Math.min(widest, size.height() * 0.2) + 4 : line + 2;
        cell = side(wide, high - names - (turnedBelow ? percent : line) - 8);
        cells = new Box(Math.ceil(left), Math.floor(head + names), cell * classes, cell * classes);
    }

    /** Cells are squares, as large as the room allows. */
    private double side(double wide, double high) {
        return Math.min(LARGEST_CELL, Math.max(SMALLEST_CELL, Math.min(wide, high) / Math.max(1, classes)));
    }

    private static double widest(List<String> names, Font font) {
        return names.stream().mapToDouble(n -> Lettering.width(font, n)).max().orElse(0);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Graphics2D graphics) {
        try (Pen pen = Pen.forPicture(graphics, size, theme)) {
            paintHeader(pen);
            if (classes == 0) {
                pen.textCentred("No predictions yet. Evaluate a model on a split with classes.", size.width() / 2.0,
                        size.height() / 2.0, theme.font(), theme.muted());
                return;
            }
            paintCells(pen);
            paintNames(pen);
            paintMargins(pen);
        }
    }

    private void paintHeader(Pen pen) {
        double base = MARGIN - 2 + Lettering.ascent(theme.bold());
        double right = Math.min(size.width() - MARGIN, Math.max(cells.right() + margin, 640));
        double legend = LEGEND_WIDTH + Lettering.width(theme.small(), LEGEND_TITLE) + 20;
        double low = cells.bottom() + below() + 2 * Lettering.lineHeight(theme.small());
        if (classes > 0 && MARGIN + Lettering.width(theme.bold(), figure.title()) + legend <= right) {
            paintLegend(pen, right - LEGEND_WIDTH, base);
            right -= legend;
        } else if (classes > 0 && legend <= size.width() && low <= size.height()) {
            paintLegend(pen, cells.x() + legend - LEGEND_WIDTH, low - 4);
        }
        String title = Lettering.elide(theme.bold(), figure.title(), right - MARGIN);
        pen.text(title, MARGIN, base, theme.bold(), theme.text());
        double used = MARGIN + Lettering.width(theme.bold(), title) + 10;
        String accuracy = classes == 0 ? "" : "accuracy " + Numbers.percent(confusion.accuracy());
        if (used + Lettering.width(theme.font(), accuracy) < right) {
            pen.text(accuracy, used, base, theme.font(), theme.text());
        }
    }

    /** Height of the precisions below the cells. */
    private double below() {
        return 8 + (turnedBelow
                ? Lettering.width(theme.small(), "100.0 %")
                : Lettering.lineHeight(theme.small()));
    }

    private void paintLegend(Pen pen, double x, double base) {
        String high = "100\u2009%";
        double highWidth = Lettering.width(theme.small(), high);
        double bar = LEGEND_WIDTH - highWidth - 4;
        pen.textRight(LEGEND_TITLE, x - 4, base, theme.small(), theme.muted());
        for (int i = 0; i < bar; i++) {
            pen.fill(new Box(x + i, base - 9, 1, 10), colour(i / bar));
        }
        pen.text(high, x + bar + 4, base, theme.small(), theme.muted());
    }

    private void paintCells(Pen pen) {
        pen.fill(cells, theme.surface());
        double gap = cell >= 8 ? 1 : 0;
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                if (confusion.count(row, column) > 0) {
                    paintCell(pen, row, column, gap);
                }
            }
        }
    }

    private void paintCell(Pen pen, int row, int column, double gap) {
        Box box = cell(row, column);
        double share = (double) confusion.count(row, column) / truths[row];
        Color colour = colour(share);
        // cells below a pixel grow to one, so that no confusion disappears
        pen.fill(new Box(box.x(), box.y(), Math.max(1, box.width() - gap), Math.max(1, box.height() - gap)), colour);
        Color ink = Contrast.stronger(colour, Color.BLACK, Color.WHITE);
        String count = Numbers.count(confusion.count(row, column));
        double line = Lettering.lineHeight(theme.small());
        Font font = fits(theme.font(), count) ? theme.font() : theme.small();
        String fitting = fits(font, count) ? count : Numbers.compact(confusion.count(row, column));
        if (cell < line || !fits(font, fitting)) {
            return;
        }
        String percent = Numbers.percent(share);
        boolean both = cell >= 2 * line + 4 && fits(theme.small(), percent);
        double rise = Lettering.ascent(font) * 0.38;
        pen.textCentred(fitting, box.centreX(), box.centreY() + rise - (both ? line / 2 : 0), font, ink);
        if (both) {
            pen.textCentred(percent, box.centreX(), box.centreY() + rise + line / 2, theme.small(), ink);
        }
    }

    private boolean fits(Font font, String text) {
        return Lettering.width(font, text) + 3 <= cell;
    }

    /** More is farther from the background: brighter in the dark theme, darker in the light one. */
    private Color colour(double share) {
        double fraction = LEFT_OUT + (1 - LEFT_OUT) * share;
        return figure.map().colour(theme.dark() ? fraction : 1 - fraction);
    }

    private void paintNames(Pen pen) {
        double line = Lettering.lineHeight(theme.font());
        double rise = Lettering.ascent(theme.font()) * 0.38;
        int everyRow = (int) Math.max(1, Math.ceil(line / cell));
        for (int i = 0; i < classes; i += everyRow) {
            String name = Lettering.elide(theme.font(), confusion.classes().get(i), cells.x() - MARGIN - 8);
            pen.textRight(name, cells.x() - 8, cell(i, 0).centreY() + rise, theme.font(), theme.text());
        }
        double title = MARGIN + Lettering.lineHeight(theme.bold()) + Lettering.ascent(theme.small());
        pen.text("prediction", cells.x(), title, theme.small(), theme.muted());
        pen.textRight("truth", cells.x() - 8, title, theme.small(), theme.muted());
        pen.textRight("recall", cells.right() + margin, title, theme.small(), theme.muted());
        int everyColumn = turned ? (int) Math.max(1, Math.ceil(line / cell)) : 1;
        for (int i = 0; i < classes; i += everyColumn) {
            paintColumnName(pen, i, rise);
        }
    }

    private void paintColumnName(Pen pen, int column, double rise) {
        double x = cell(0, column).centreX();
        String name = confusion.classes().get(column);
        if (!turned) {
            pen.textCentred(name, x, cells.y() - 5, theme.font(), theme.text());
            return;
        }
        String elided = Lettering.elide(theme.font(), name, size.height() * 0.2);
        paintUpright(pen, elided, x + rise, cells.y() - 4, theme.font());
    }

    private void paintUpright(Pen pen, String text, double x, double y, Font font) {
        AffineTransform before = pen.graphics().getTransform();
        pen.graphics().rotate(-Math.PI / 2, x, y);
        pen.text(text, x, y, font, theme.text());
        pen.graphics().setTransform(before);
    }

    private void paintMargins(Pen pen) {
        double line = Lettering.lineHeight(theme.small());
        double rise = Lettering.ascent(theme.small()) * 0.38;
        int everyRow = (int) Math.max(1, Math.ceil(line / cell));
        for (int i = 0; i < classes; i += everyRow) {
            pen.textRight(Numbers.percent(confusion.recall(i)), cells.right() + margin, cell(i, 0).centreY() + rise,
                    theme.small(), theme.text());
        }
        double base = cells.bottom() + 4 + Lettering.ascent(theme.small());
        pen.textRight("precision", cells.x() - 8, base, theme.small(), theme.muted());
        for (int i = 0; i < classes; i += turnedBelow ? everyRow : 1) {
            String precision = Numbers.percent(confusion.precision(i));
            double centre = cell(0, i).centreX();
            if (turnedBelow) {
                double end = cells.bottom() + 5 + Lettering.width(theme.small(), precision);
                paintUpright(pen, precision, centre + rise, end, theme.small());
            } else {
                pen.textCentred(precision, centre, base, theme.small(), theme.text());
            }
        }
    }

    private Box cell(int row, int column) {
        return new Box(cells.x() + column * cell, cells.y() + row * cell, cell, cell);
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, size, theme)) {
            interaction.hovered().ifPresent(subject -> {
                if (subject instanceof Subject.Cell at && at.row() < classes && at.column() < classes) {
                    pen.draw(cell(at.row(), at.column()).inset(-0.5).toRectangle(), theme.selection(), 2);
                } else if (subject instanceof Subject.ClassIndex at && at.index() >= 0 && at.index() < classes) {
                    Box first = cell(at.index(), 0);
                    pen.draw(new Box(first.x(), first.y(), cells.width(), cell).toRectangle(), theme.selection(),
                            2);
                }
            });
        }
    }

    @Override
    public Optional<Hit> hit(double x, double y) {
        if (!cells.contains(x, y)) {
            return Optional.empty();
        }
        int row = Math.min(classes - 1, (int) ((y - cells.y()) / cell));
        int column = Math.min(classes - 1, (int) ((x - cells.x()) / cell));
        return Optional.of(new Hit(text(row, column), new Subject.Cell(row, column), cell(row, column)));
    }

    private String text(int row, int column) {
        String truth = confusion.classes().get(row);
        String prediction = confusion.classes().get(column);
        return truth + " predicted as " + prediction + ": " + Numbers.count(confusion.count(row, column)) + " of "
                + Numbers.count(truths[row]) + " (" + Numbers.percent(confusion.share(row, column)) + ")";
    }
}

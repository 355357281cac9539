package org.netloupe.figure.ridge;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Optional;
import java.util.stream.IntStream;

import org.netloupe.figure.Box;
import org.netloupe.figure.Histogram;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.Contrast;
import org.netloupe.figure.internal.Heading;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;
import org.netloupe.figure.text.Tick;
import org.netloupe.figure.text.Ticks;

/** A ridge plot laid out. */
final class RidgePicture implements Picture {

    private static final double MARGIN = 8;
    /** Base lines are at least so far apart. */
    private static final double CLOSEST = 7;
    private static final double FARTHEST = 46;
    /** How many distances of base lines the highest ridge rises. */
    private static final double OVERLAP = 3.2;

    private final Ridge ridge;
    private final Size size;
    private final Theme theme;
    private final int[] shown;
    private final Box area;
    private final double spacing;
    private final double rise;
    private final Interval x;
    private final double peak;

    RidgePicture(Ridge ridge, Size size, Theme theme) {
        this.ridge = ridge;
        this.size = size;
        this.theme = theme;
        double small = Lettering.lineHeight(theme.small());
        double top = MARGIN + Lettering.lineHeight(theme.bold()) + 6;
        double labels = ridge.histograms().stream().mapToDouble(h -> Lettering.width(theme.small(), step(h))).max()
                .orElse(0);
        labels = Math.max(labels, Lettering.width(theme.small(), ridge.steps()));
        double below = 2 * small + 6;
        area = new Box(MARGIN, Math.floor(top), Math.max(8, Math.floor(size.width() - 2 * MARGIN - labels - 8)),
                Math.max(8, Math.floor(size.height() - top - below)));
        int all = ridge.histograms().size();
        shown = thinned(all, (int) Math.max(1, area.height() / CLOSEST - OVERLAP));
        spacing = Math.min(FARTHEST, area.height() / (shown.length - 1 + OVERLAP));
        rise = spacing * OVERLAP;
        x = extent();
        peak = ridge.histograms().stream().mapToDouble(Histogram::peak).max().orElse(0);
    }

    private static int[] thinned(int all, int most) {
        if (all <= most) {
            return IntStream.range(0, all).toArray();
        }
        return most == 1
                ? new int[]{all - 1}
                : IntStream.range(0, most).map(i -> (int) ((long) i * (all - 1) / (most - 1))).toArray();
    }

    private Interval extent() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Histogram histogram : ridge.histograms()) {
            for (int i = 0; i < histogram.counts().length; i++) {
                if (histogram.counts()[i] > 0) {
                    low = Math.min(low, histogram.edges()[i]);
                    high = Math.max(high, histogram.edges()[i + 1]);
                }
            }
        }
        return low <= high && Double.isFinite(low) && Double.isFinite(high)
                ? Interval.covering(low, high)
                : new Interval(0, 1);
    }

    private static String step(Histogram histogram) {
        return histogram.step() == Math.rint(histogram.step()) && Math.abs(histogram.step()) < 1e15
                ? Numbers.count((long) histogram.step())
                : Numbers.brief(histogram.step());
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Graphics2D graphics) {
        try (Pen pen = Pen.forPicture(graphics, size, theme)) {
            Heading.of(ridge.title(), shown.length, ridge.histograms().size()).paint(pen, size, theme, MARGIN);
            if (shown.length == 0) {
                pen.textCentred("No histograms yet.", size.width() / 2.0, size.height() / 2.0, theme.font(),
                        theme.muted());
                return;
            }
            paintAxis(pen);
            paintSteps(pen);
            try (Pen clipped = new Pen(pen.graphics(), theme)) {
                clipped.clip(area);
                for (int row = 0; row < shown.length; row++) {
                    paintRidge(clipped, row, colour(row));
                }
            }
        }
    }

    private void paintAxis(Pen pen) {
        double base = area.bottom() + 3 + Lettering.ascent(theme.small());
        for (Tick tick : Ticks.linear(x, (int) Math.clamp(area.width() / 80, 1, 10))) {
            double at = toPixel(tick.position());
            pen.vertical(Math.min(at, area.right() - 1), area.y(), area.bottom(), theme.grid());
            pen.textCentred(tick.label(), at, base, theme.small(), theme.muted());
        }
        pen.textRight(ridge.values(), area.right(), base + Lettering.lineHeight(theme.small()), theme.small(),
                theme.muted());
    }

    private void paintSteps(Pen pen) {
        double lift = Lettering.ascent(theme.small()) * 0.38;
        pen.text(ridge.steps(), area.right() + 6, area.y() + Lettering.ascent(theme.small()), theme.small(),
                theme.muted());
        int every = (int) Math.max(1, Math.ceil(Lettering.lineHeight(theme.small()) / spacing));
        // from the newest backwards, so that it always has its number
        for (int row = shown.length - 1; row >= 0; row -= every) {
            double y = baseline(row);
            if (y - Lettering.lineHeight(theme.small()) > area.y() + Lettering.lineHeight(theme.small()) / 2) {
                pen.text(step(ridge.histograms().get(shown[row])), area.right() + 6, y + lift - 2, theme.small(),
                        theme.text());
            }
        }
    }

    private void paintRidge(Pen pen, int row, Color colour) {
        Path2D outline = outline(row);
        pen.fill(outline, Contrast.over(colour, 0.75, theme.background()));
        pen.draw(outline, theme.background(), 1);
        pen.horizontal(area.x(), area.right(), baseline(row), colour);
    }

    /** Older ridges are nearer to the background. */
    private Color colour(int row) {
        double age = shown.length <= 1 ? 1 : 0.35 + 0.65 * row / (shown.length - 1);
        return Contrast.over(theme.accent(), age, theme.background());
    }

    private Path2D outline(int row) {
        Histogram histogram = ridge.histograms().get(shown[row]);
        double base = baseline(row);
        Path2D path = new Path2D.Double();
        path.moveTo(toPixel(histogram.edges()[0]), base);
        for (int i = 0; i < histogram.counts().length; i++) {
            double top = base - (peak > 0 ? histogram.density(i) / peak * (rise - 2) : 0);
            path.lineTo(toPixel(histogram.edges()[i]), top);
            path.lineTo(toPixel(histogram.edges()[i + 1]), top);
        }
        path.lineTo(toPixel(histogram.edges()[histogram.counts().length]), base);
        path.closePath();
        return path;
    }

    private double baseline(int row) {
        return area.bottom() - 1 - (shown.length - 1 - row) * spacing;
    }

    /** Kept near the area, so that edges far outside cannot overflow the rasteriser. */
    private double toPixel(double value) {
        return area.x() + Math.clamp(x.fraction(value), -1, 2) * area.width();
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, size, theme)) {
            interaction.hovered().ifPresent(subject -> {
                if (subject instanceof Subject.Value at) {
                    IntStream.range(0, shown.length).filter(row -> shown[row] == at.index()).forEach(row -> {
                        pen.clip(area);
                        paintRidge(pen, row, colour(row));
                        pen.draw(outline(row), theme.selection(), 2);
                    });
                }
            });
            interaction.pointer().filter(p -> area.contains(p.x(), p.y())).ifPresent(p -> pen.vertical(p.x(), area.y(),
                    area.bottom(), Contrast.translucent(theme.text(), 0.35)));
        }
    }

    @Override
    public Optional<Hit> hit(double px, double py) {
        if (!area.contains(px, py) || shown.length == 0) {
            return Optional.empty();
        }
        int row = rowAt(px, py);
        if (row < 0) {
            return Optional.empty();
        }
        Histogram histogram = ridge.histograms().get(shown[row]);
        double value = x.at((px - area.x()) / area.width());
        String text = ridge.steps() + " " + step(histogram) + "\n" + Numbers.brief(value) + ": "
                + Numbers.percent(histogram.shareBelow(value)) + " of " + Numbers.compact(Math.round(histogram.total()))
                + " below";
        return Optional.of(new Hit(text, new Subject.Value(shown[row]),
                new Box(area.x(), baseline(row) - rise, area.width(), rise + 1)));
    }

    /** The foremost ridge that is painted at the place, else the one whose base line is next below. */
    private int rowAt(double px, double py) {
        for (int row = shown.length - 1; row >= 0; row--) {
            if (py <= baseline(row) + 1 && outline(row).contains(px, py)) {
                return row;
            }
        }
        return IntStream.range(0, shown.length).filter(row -> py <= baseline(row) && py > baseline(row) - rise)
                .findFirst().orElse(-1);
    }
}

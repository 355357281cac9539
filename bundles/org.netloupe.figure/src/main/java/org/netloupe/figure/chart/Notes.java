package org.netloupe.figure.chart;

import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.Contrast;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;

/** The notes of a line chart laid out: texts that would cover one another are left to hover. */
final class Notes {

    private static final double WIDEST = 180;
    private static final double NEAR = 5;

    private final Plot plot;
    private final Theme theme;
    private final List<Placed> placed = new ArrayList<>();

    /** A note in the plot; without text where there is no room for it. */
    private record Placed(int index, Note note, double x, double y, Optional<Box> words, String shown) {}

    Notes(LineChartModel model, Plot plot, Theme theme) {
        this.plot = plot;
        this.theme = theme;
        for (int i = 0; i < model.notes().size(); i++) {
            place(i, model.notes().get(i), model.y());
        }
    }

    private void place(int index, Note note, YAxis axis) {
        double x = plot.toPixelX(note.x());
        double y = note.y().isPresent() ? plot.toPixelY(axis.toAxis(note.y().getAsDouble())) : plot.area().y();
        if (!(x >= plot.area().x() && x <= plot.area().right() && y >= plot.area().y() && y <= plot.area().bottom())) {
            return;
        }
        String text = Lettering.elide(theme.small(), note.text(), WIDEST);
        double width = Lettering.width(theme.small(), text) + 6;
        double height = Lettering.lineHeight(theme.small());
        double left = x + 6 + width <= plot.area().right() ? x + 6 : x - 6 - width;
        Box words = new Box(left, Math.max(plot.area().y(), Math.min(y - height / 2, plot.area().bottom() - height)),
                width,
                height);
        boolean room = left >= plot.area().x() && height <= plot.area().height()
                && placed.stream().flatMap(p -> p.words().stream())
                        .noneMatch(other -> other.toRectangle().intersects(words.toRectangle()));
        placed.add(new Placed(index, note, x, y, room ? Optional.of(words) : Optional.empty(), text));
    }

    void paint(Pen pen) {
        for (Placed at : placed) {
            if (at.note.y().isPresent()) {
                pen.fill(new Ellipse2D.Double(at.x - 4, at.y - 4, 8, 8), theme.background());
                pen.draw(new Ellipse2D.Double(at.x - 3, at.y - 3, 6, 6), theme.text(), 1.5f);
            } else {
                pen.vertical(at.x, plot.area().y(), plot.area().bottom(), theme.muted());
            }
            at.words.ifPresent(box -> {
                pen.fill(box, Contrast.translucent(theme.background(), 0.8));
                pen.text(at.shown, box.x() + 3, box.y() + Lettering.ascent(theme.small()), theme.small(),
                        theme.text());
            });
        }
    }

    Optional<Hit> hit(double x, double y) {
        for (Placed at : placed.reversed()) {
            Box mark = at.note.y().isPresent()
                    ? new Box(at.x - NEAR, at.y - NEAR, 2 * NEAR, 2 * NEAR)
                    : new Box(at.x - NEAR, plot.area().y(), 2 * NEAR, plot.area().height());
            if (mark.contains(x, y) || at.words.filter(box -> box.contains(x, y)).isPresent()) {
                Box bounds = at.words.filter(box -> box.contains(x, y)).orElse(mark);
                return Optional.of(new Hit(at.note.text(), new Subject.Value(at.index), bounds));
            }
        }
        return Optional.empty();
    }
}

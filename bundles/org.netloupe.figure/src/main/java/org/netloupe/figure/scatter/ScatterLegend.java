package org.netloupe.figure.scatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.internal.ColourBar;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;

/** The column beside a cloud that says what the colours mean: classes with their counts, or a colour bar. */
final class ScatterLegend {

    private static final double SWATCH = 18;
    private static final double WIDEST = 170;

    private final Colouring colouring;
    private final Set<String> hidden;
    private final Theme theme;
    private final Box room;
    private final double line;

    /** The entries of classes that fit. */
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int index, String name, int count, Box box) {}

    private ScatterLegend(Scatter scatter, Theme theme, Box room) {
        this.colouring = scatter.colouring();
        this.hidden = scatter.hidden();
        this.theme = theme;
        this.room = room;
        this.line = Lettering.lineHeight(theme.font()) + 3;
        if (colouring instanceof Colouring.ByClass byClass) {
            addEntries(byClass);
        }
    }

    /** The legend in a column at the right of the room that it may take; its width is 0 if there is nothing to say. */
    static ScatterLegend in(Scatter scatter, Theme theme, Box whole) {
        double width = Math.min(wanted(scatter.colouring(), theme), whole.width() / 3);
        return new ScatterLegend(scatter, theme,
                new Box(whole.right() - width, whole.y(), width, whole.height()));
    }

    private static double wanted(Colouring colouring, Theme theme) {
        double title = Lettering.width(theme.small(), colouring.title());
        return switch (colouring) {
            case Colouring.ByClass(String _, byte[] _, List<String> names) -> names.isEmpty()
                    ? 0
                    : Math.clamp(Math.max(title, SWATCH + names.stream()
                            .mapToDouble(n -> Lettering.width(theme.font(), n)).max().orElse(0)
                            + Lettering.width(theme.small(), "  99.99k")), 60, WIDEST);
            case Colouring.ByValue byValue -> Math.max(title, ColourBar.width(byValue.range(), theme));
        };
    }

    private void addEntries(Colouring.ByClass byClass) {
        int[] counts = byClass.counts();
        int fitting = (int) Math.max(0, (room.height() - titleHeight()) / line);
        int shown = counts.length <= fitting ? counts.length : Math.max(0, fitting - 1);
        for (int i = 0; i < shown; i++) {
            entries.add(new Entry(i, byClass.names().get(i), counts[i],
                    new Box(room.x(), room.y() + titleHeight() + i * line, room.width(), line)));
        }
    }

    private double titleHeight() {
        return colouring.title().isEmpty() ? 0 : Lettering.lineHeight(theme.small()) + 3;
    }

    double width() {
        return room.width();
    }

    void paint(Pen pen) {
        pen.text(Lettering.elide(theme.small(), colouring.title(), room.width()), room.x(),
                room.y() + Lettering.ascent(theme.small()), theme.small(), theme.muted());
        switch (colouring) {
            case Colouring.ByClass byClass -> paintClasses(pen, byClass.names().size());
            case Colouring.ByValue byValue ->
                ColourBar.paint(pen, new Box(room.x(), room.y() + titleHeight(), room.width(),
                        room.height() - titleHeight()), byValue.map(), byValue.range(), theme);
        }
    }

    private void paintClasses(Pen pen, int classes) {
        for (Entry entry : entries) {
            paintEntry(pen, entry);
        }
        if (entries.size() < classes && !entries.isEmpty()) {
            Box last = entries.getLast().box;
            pen.text("and " + (classes - entries.size()) + " more", last.x(),
                    last.bottom() + Lettering.ascent(theme.small()), theme.small(), theme.muted());
        }
    }

    private void paintEntry(Pen pen, Entry entry) {
        boolean on = !hidden.contains(entry.name);
        Box swatch = new Box(entry.box.x(), entry.box.centreY() - 5, 10, 10);
        if (on) {
            pen.fill(swatch, theme.classColour(entry.index));
        } else {
            pen.draw(swatch.inset(0.5).toRectangle(), theme.muted(), 1);
        }
        double base = entry.box.centreY() + Lettering.ascent(theme.font()) * 0.38;
        String count = Numbers.compact(entry.count);
        double countWidth = Lettering.width(theme.small(), count);
        pen.textRight(count, entry.box.right(), base, theme.small(), theme.muted());
        String name = Lettering.elide(theme.font(), entry.name, room.width() - SWATCH - countWidth - 6);
        pen.text(name, entry.box.x() + SWATCH, base, theme.font(), on ? theme.text() : theme.muted());
        if (!on) {
            pen.horizontal(entry.box.x() + SWATCH, entry.box.x() + SWATCH + Lettering.width(theme.font(), name),
                    entry.box.centreY() + 1, theme.muted());
        }
    }

    Optional<Hit> hit(double x, double y) {
        return entries.stream().filter(e -> e.box.contains(x, y)).findFirst().map(e -> {
            String action = hidden.contains(e.name) ? "Click to show" : "Click to hide";
            return new Hit(e.name + ": " + Numbers.count(e.count) + "\n" + action, new Subject.Legend(e.name), e.box);
        });
    }
}

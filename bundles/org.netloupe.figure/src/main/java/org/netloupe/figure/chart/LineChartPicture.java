package org.netloupe.figure.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
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
import org.netloupe.figure.internal.Device;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;
import org.netloupe.figure.text.Tick;

/** A line chart laid out: base picture, hits and, through {@link Readout}, the overlay. */
final class LineChartPicture implements Picture {

    private static final double PEN = 1.6;
    /** A dashed line lies on a seam, so that validation stays visible over noisy training of the same colour. */
    private static final double SEAM = 4.5;
    private static final double SEAM_OPACITY = 0.8;
    private static final double THICK_PEN = 3;
    private static final double HALO = 5.5;
    private static final double RAW_OPACITY = 0.3;
    private static final double BAND_OPACITY = 0.2;
    private static final double NEAR = 8;
    /** Samples at least so many pixels apart are drawn as dots too. */
    private static final double DOT_DISTANCE = 14;

    private final LineChartModel model;
    private final Size size;
    private final Theme theme;
    private final boolean empty;
    /** Of the data without zoom, which smoothing refers to. */
    private final double span;
    private final ChartLayout layout;
    private final Notes notes;
    private final Map<Object, Strokes> reduced = new ConcurrentHashMap<>();
    private volatile @Nullable List<SeriesMark> marks;
    private volatile @Nullable Emphasis emphasis;

    LineChartPicture(LineChartModel model, Size size, Theme theme) {
        this.model = model;
        this.size = size;
        this.theme = theme;
        Optional<Interval> fitX = Extent.ofX(model.visible());
        // of hidden series too: a line keeps its shape when others are switched off
        this.span = model.smoothing() > 0 ? Extent.ofX(model.series()).map(Interval::span).orElse(0.0) : 0;
        this.empty = fitX.isEmpty();
        Interval x = model.viewport().x().orElse(fitX.orElse(new Interval(0, 1)));
        Interval y = model.viewport().y().orElseGet(() -> fitY(model, x));
        this.layout = ChartLayout.of(model, x, y, size, theme);
        this.notes = new Notes(model, layout.plot(), theme);
    }

    private static Interval fitY(LineChartModel model, Interval x) {
        List<Samples> lines = model.visible().stream().flatMap(s -> Stream
                .concat(Stream.of(s.samples()), s.band().stream().flatMap(band -> band.edges().stream()))).toList();
        return Extent.ofY(lines, x, model.y())
                .orElse(model.y().logarithmic() ? new Interval(-1, 0) : new Interval(0, 1));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public Optional<Plot> plot() {
        return Optional.of(layout.plot());
    }

    LineChartModel model() {
        return model;
    }

    Theme theme() {
        return theme;
    }

    ChartLayout layout() {
        return layout;
    }

    /** What is drawn strongly for a series: smoothed where smoothing is on. */
    Samples shown(LineSeries series) {
        return series.samples().smoothed(model.smoothing(), span);
    }

    /** The strongly drawn line of a series, reduced once for a number of strips: it takes a pass over all samples. */
    Strokes strokes(LineSeries series, double strips) {
        return reduced.computeIfAbsent(List.of(series.id(), strips),
                key -> Strokes.of(shown(series), layout.plot(), model.y(), strips));
    }

    private record Emphasis(String series, AffineTransform transform, LineRaster raster) {}

    /** A line drawn thickly with a halo; kept as long as the same line is hovered. */
    LineRaster emphasised(LineSeries series, Graphics2D graphics) {
        Emphasis known = emphasis;
        if (known == null || !known.series.equals(series.id()) || !known.transform.equals(graphics.getTransform())) {
            LineRaster raster = new LineRaster(graphics, layout.plot().area(), HALO);
            Strokes strokes = strokes(series, LineRaster.stripsPerPixel(graphics));
            raster.add(strokes, theme.background(), 0.8, HALO, false);
            raster.add(strokes, colour(series), 1, THICK_PEN, series.style() == LineStyle.DASHED);
            known = new Emphasis(series.id(), graphics.getTransform(), raster);
            emphasis = known;
        }
        return known.raster;
    }

    Color colour(LineSeries series) {
        return theme.classColour(series.colour());
    }

    @Override
    public void paint(Graphics2D graphics) {
        try (Pen pen = Pen.forPicture(graphics, size, theme)) {
            if (empty) {
                paintHeader(pen, "");
                paintLegend(pen);
                paintEmpty(pen);
                return;
            }
            paintGrid(pen);
            paintBands(pen);
            String note = paintLines(pen);
            notes.paint(pen);
            paintMarks(pen);
            paintAxes(pen);
            paintHeader(pen, note);
            paintLegend(pen);
        }
    }

    private void paintEmpty(Pen pen) {
        Box area = layout.plot().area();
        String text = model.series().isEmpty() || model.hidden().isEmpty()
                ? model.emptyText()
                : "All lines are switched off. Click a name in the legend to show its line.";
        List<String> lines = Lettering.wrap(theme.font(), text, area.width() - 16);
        double line = Lettering.lineHeight(theme.font());
        double y = area.centreY() - (lines.size() - 1) * line / 2;
        for (String part : lines) {
            pen.textCentred(part, area.centreX(), y, theme.font(), theme.muted());
            y += line;
        }
    }

    private void paintHeader(Pen pen, String note) {
        Box box = layout.header();
        double base = box.y() + Lettering.ascent(theme.font());
        double room = box.width();
        String longNote = note.isEmpty() ? "" : note + ", extremes kept";
        String shownNote = Lettering.width(theme.small(), longNote) < room / 2 ? longNote : note;
        pen.textRight(shownNote, box.right(), base, theme.small(), theme.muted());
        room -= Lettering.width(theme.small(), shownNote) + 12;
        String title = Lettering.elide(theme.bold(), model.title(), room);
        pen.text(title, box.x(), base, theme.bold(), theme.text());
        double used = title.isEmpty() ? 0 : Lettering.width(theme.bold(), title) + 8;
        String label = model.y().labelBeside(model.title());
        pen.text(Lettering.elide(theme.small(), label, room - used), box.x() + used, base, theme.small(),
                theme.muted());
    }

    private void paintGrid(Pen pen) {
        Box area = layout.plot().area();
        Color faint = Contrast.over(theme.grid(), 0.5, theme.background());
        for (Tick tick : layout.yTicks()) {
            double y = Math.round(layout.plot().toPixelY(tick.position()));
            pen.horizontal(area.x(), area.right(), Math.min(y, area.bottom() - 1),
                    tick.isMajor() ? theme.grid() : faint);
        }
        for (Tick tick : layout.xTicks()) {
            double x = Math.round(layout.plot().toPixelX(tick.position()));
            pen.vertical(Math.min(x, area.right() - 1), area.y(), area.bottom(), faint);
        }
    }

    private void paintBands(Pen pen) {
        try (Pen clipped = new Pen(pen.graphics(), theme)) {
            clipped.clip(layout.plot().area());
            for (LineSeries series : model.visible()) {
                series.band().ifPresent(band -> band.paint(clipped, layout.plot(), model.y(),
                        Contrast.translucent(colour(series), BAND_OPACITY)));
            }
        }
    }

    private void paintAxes(Pen pen) {
        Box area = layout.plot().area();
        pen.horizontal(area.x(), area.right(), area.bottom(), theme.muted());
        double base = area.bottom() + 5 + Lettering.ascent(theme.small());
        for (Tick tick : layout.xTicks()) {
            double x = layout.plot().toPixelX(tick.position());
            pen.vertical(Math.min(Math.round(x), area.right() - 1), area.bottom(), area.bottom() + 4, theme.muted());
            double half = Lettering.width(theme.small(), tick.label()) / 2;
            pen.textCentred(tick.label(),
                    Math.clamp(x, Math.min(half, size.width() / 2.0),
                            Math.max(size.width() - half - 1, size.width() / 2.0)),
                    base,
                    theme.small(), theme.muted());
        }
        pen.textCentred(model.x().title(), area.centreX(), base + Lettering.lineHeight(theme.small()), theme.small(),
                theme.muted());
        double rise = Lettering.ascent(theme.small()) * 0.38;
        for (Tick tick : layout.yTicks()) {
            pen.textRight(tick.label(), area.x() - 6, layout.plot().toPixelY(tick.position()) + rise, theme.small(),
                    theme.muted());
        }
    }

    private String paintLines(Pen pen) {
        return Device.wantsShapes(pen.graphics()) ? paintShapes(pen) : paintRaster(pen);
    }

    private String paintRaster(Pen pen) {
        Plot plot = layout.plot();
        LineRaster raster = new LineRaster(pen.graphics(), plot.area(), 2 * PEN);
        double strips = LineRaster.stripsPerPixel(pen.graphics());
        long shown = 0;
        long seen = 0;
        List<Strokes> dotted = new ArrayList<>();
        for (LineSeries series : model.visible()) {
            boolean dashed = series.style() == LineStyle.DASHED;
            if (model.smoothing() > 0) {
                raster.add(Strokes.of(series.samples(), plot, model.y(), strips), colour(series), RAW_OPACITY, PEN,
                        dashed);
            }
            Strokes strokes = strokes(series, strips);
            if (dashed) {
                raster.add(strokes, theme.background(), SEAM_OPACITY, SEAM, false);
            }
            raster.add(strokes, colour(series), 1, PEN, dashed);
            shown += Math.min(strokes.size(), strokes.seen());
            seen += strokes.seen();
            dotted.add(strokes);
        }
        raster.paint(pen.graphics());
        paintDots(pen, dotted);
        return note(shown, seen);
    }

    private String paintShapes(Pen pen) {
        Plot plot = layout.plot();
        long shown = 0;
        long seen = 0;
        List<Strokes> dotted = new ArrayList<>();
        try (Pen clipped = new Pen(pen.graphics(), theme)) {
            clipped.clip(plot.area());
            for (LineSeries series : model.visible()) {
                if (model.smoothing() > 0) {
                    Color faint = Contrast.translucent(colour(series), RAW_OPACITY);
                    LinePath.draw(clipped, Strokes.of(series.samples(), plot, model.y(), 1), faint, PEN,
                            series.style());
                }
                Strokes strokes = strokes(series, 1);
                if (series.style() == LineStyle.DASHED) {
                    Color seam = Contrast.translucent(theme.background(), SEAM_OPACITY);
                    LinePath.draw(clipped, strokes, seam, SEAM, LineStyle.SOLID);
                }
                LinePath.draw(clipped, strokes, colour(series), PEN, series.style());
                shown += Math.min(strokes.size(), strokes.seen());
                seen += strokes.seen();
                dotted.add(strokes);
            }
        }
        paintDots(pen, dotted);
        return note(shown, seen);
    }

    private static String note(long shown, long seen) {
        return shown >= seen ? "" : Numbers.count(shown) + " of " + Numbers.count(seen) + " points shown";
    }

    /** Dots for samples that stand alone between gaps, and for all where there are few. */
    private void paintDots(Pen pen, List<Strokes> lines) {
        List<LineSeries> series = model.visible();
        try (Pen clipped = new Pen(pen.graphics(), theme)) {
            clipped.clip(layout.plot().area().inset(-3));
            for (int i = 0; i < lines.size(); i++) {
                Strokes strokes = lines.get(i);
                boolean few = strokes.size() * DOT_DISTANCE < layout.plot().area().width();
                for (int stroke = 0; stroke < strokes.count(); stroke++) {
                    int from = strokes.start(stroke);
                    int to = strokes.start(stroke + 1);
                    if (few || to == from + 1) {
                        paintDots(clipped, strokes, from, to, colour(series.get(i)));
                    }
                }
            }
        }
    }

    private void paintDots(Pen pen, Strokes strokes, int from, int to, Color colour) {
        for (int i = from; i < to; i++) {
            double x = strokes.x(i);
            double y = strokes.y(i);
            if (layout.plot().area().inset(-3).contains(x, y)) {
                pen.fill(new Ellipse2D.Double(x - 2.5, y - 2.5, 5, 5), colour);
            }
        }
    }
    /** Found once: it takes a pass over all samples. */
    private List<SeriesMark> marks() {
        List<SeriesMark> known = marks;
        if (known == null) {
            known = model.visible().stream()
                    .flatMap(s -> NotFinite.marks(s.samples(), layout.plot(), model.y()).stream()
                            .map(m -> new SeriesMark(s, m)))
                    .toList();
            marks = known;
        }
        return known;
    }

    private record SeriesMark(LineSeries series, NotFinite.Mark mark) {}

    private void paintMarks(Pen pen) {
        for (SeriesMark at : marks()) {
            NotFinite.Mark mark = at.mark;
            LineSeries series = at.series;
            Box box = markBox(mark);
            pen.fill(triangle(box, mark.kind() == NotFinite.Kind.ABOVE), colour(series));
            if (mark.kind() == NotFinite.Kind.NAN) {
                pen.fill(new Box(box.centreX() - 1, box.y() - 4, 2, 3), colour(series));
            }
        }
    }

    private Box markBox(NotFinite.Mark mark) {
        Box area = layout.plot().area();
        double x = Math.clamp(mark.x() - 4, area.x(), Math.max(area.x(), area.right() - 8));
        return new Box(x, mark.kind() == NotFinite.Kind.ABOVE ? area.y() + 1 : area.bottom() - 8, 8, 7);
    }

    private static Path2D triangle(Box box, boolean up) {
        Path2D path = new Path2D.Double();
        path.moveTo(box.x(), up ? box.bottom() : box.y());
        path.lineTo(box.right(), up ? box.bottom() : box.y());
        path.lineTo(box.centreX(), up ? box.y() : box.bottom());
        path.closePath();
        return path;
    }

    private void paintLegend(Pen pen) {
        for (ChartLayout.Entry entry : layout.legend()) {
            boolean on = !model.hidden().contains(entry.series().id());
            Box swatch = ChartLayout.swatch(entry);
            LinePath.swatch(pen, swatch, on ? colour(entry.series()) : theme.muted(), entry.series().style(), on);
            double base = entry.box().centreY() + Lettering.ascent(theme.font()) * 0.38;
            pen.text(entry.text(), ChartLayout.nameX(entry), base, theme.font(), on ? theme.text() : theme.muted());
            if (!on) {
                double width = Lettering.width(theme.font(), entry.text());
                pen.horizontal(ChartLayout.nameX(entry), ChartLayout.nameX(entry) + width, entry.box().centreY() + 1,
                        theme.muted());
            }
        }
        if (layout.left() > 0 && !layout.legend().isEmpty()) {
            paintLegendRest(pen, layout.legend().getLast().box());
        }
    }

    private void paintLegendRest(Pen pen, Box last) {
        boolean side = last.x() > layout.plot().area().right();
        double x = side ? last.x() : last.right() + 12;
        double y = last.centreY() + (side ? last.height() : 0);
        pen.text("and " + layout.left() + " more", x, y + Lettering.ascent(theme.small()) * 0.38, theme.small(),
                theme.muted());
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        if (!empty) {
            new Readout(this).paint(graphics, interaction);
        }
    }

    @Override
    public Optional<Hit> hit(double x, double y) {
        for (ChartLayout.Entry entry : layout.legend()) {
            if (entry.box().contains(x, y)) {
                String action = model.hidden().contains(entry.series().id()) ? "Click to show" : "Click to hide";
                return Optional
                        .of(new Hit(entry.series().name() + "\n" + action, new Subject.Legend(entry.series().id()),
                                entry.box()));
            }
        }
        return layout.plot().area().contains(x, y)
                ? hitMark(x, y).or(() -> notes.hit(x, y)).or(() -> hitSample(x, y))
                : Optional.empty();
    }

    private Optional<Hit> hitMark(double x, double y) {
        for (SeriesMark at : marks().reversed()) {
            Box box = markBox(at.mark);
            if (box.inset(-2).contains(x, y)) {
                String text = NotFinite.text(at.series, at.mark, position(at.series.samples().x(at.mark.index())));
                return Optional.of(new Hit(text, new Subject.Sample(at.series.id(), at.mark.index()), box));
            }
        }
        return Optional.empty();
    }

    private Optional<Hit> hitSample(double x, double y) {
        Optional<Nearest> nearest = Nearest.to(this, x, y).filter(n -> n.distance() <= NEAR);
        return nearest.map(n -> {
            double value = n.series().samples().y(n.index());
            String text = n.series().name() + ": " + Numbers.full(value) + "\n"
                    + position(n.series().samples().x(n.index()));
            return new Hit(text, new Subject.Sample(n.series().id(), n.index()), new Box(n.x() - 4, n.y() - 4, 8, 8));
        });
    }

    /** A position of the x axis in words. */
    String position(double x) {
        return switch (model.x()) {
            case RELATIVE_TIME -> Numbers.duration(x) + " after the start";
            case ITERATION, EPOCH, POSITION -> model.x().title() + " "
                    + (x == Math.rint(x) && Math.abs(x) < 1e15 ? Numbers.count((long) x) : Numbers.brief(x));
        };
    }
}

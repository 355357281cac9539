package org.netloupe.figure.scatter;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

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
import org.netloupe.figure.internal.Heading;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;
import org.netloupe.figure.text.Tick;
import org.netloupe.figure.text.Ticks;

/** A point cloud laid out. */
final class ScatterPicture implements Picture {

    private static final double MARGIN = 8;
    /** How near the pointer has to be to a point, in pixels. */
    private static final double NEAR = 8;
    private static final double SMALLEST = 0.6;
    private static final double LARGEST = 4.5;
    /** Opacity of a single disc among few. */
    private static final double OPAQUE = 0.85;
    /** Up to so many points become shapes in a scalable picture; more are pixels there too. */
    private static final int MOST_SHAPES = 20_000;

    private final Scatter scatter;
    private final Size size;
    private final Theme theme;
    private final ScatterLegend legend;
    private final Plot plot;
    private final double radius;
    private final double opacity;
    private final int drawn;
    private final Interval fittedX;
    private final Interval fittedY;
    private volatile @Nullable PointIndex index;

    ScatterPicture(Scatter scatter, Size size, Theme theme) {
        this.scatter = scatter;
        this.size = size;
        this.theme = theme;
        this.drawn = scatter.points().drawn();
        this.fittedX = scatter.points().extentX().padded(0.03);
        this.fittedY = scatter.points().extentY().padded(0.03);
        double top = MARGIN + Lettering.lineHeight(theme.bold()) + 4;
        Box body = new Box(MARGIN, top, size.width() - 2 * MARGIN, size.height() - top - MARGIN);
        legend = ScatterLegend.in(scatter, theme, body);
        double gap = legend.width() > 0 ? legend.width() + 12 : 0;
        plot = plotIn(new Box(body.x(), body.y(), body.width() - gap, body.height()));
        double zoom = Math.max(1, fittedX.span() * fittedY.span() / (plot.x().span() * plot.y().span()));
        double perPoint = plot.area().width() * plot.area().height() * zoom / Math.max(1, drawn);
        radius = Math.clamp(0.35 * Math.sqrt(perPoint), SMALLEST, LARGEST);
        double overdraw = Math.PI * radius * radius / perPoint;
        opacity = Math.max(0.06, OPAQUE / Math.max(1, Math.sqrt(overdraw)));
    }

    private Plot plotIn(Box room) {
        Interval x = scatter.viewport().x().orElse(fittedX);
        Interval y = scatter.viewport().y().orElse(fittedY);
        return scatter.axes().isPresent() ? withAxes(room, x, y) : sameScale(room, x, y);
    }

    private Plot withAxes(Box room, Interval x, Interval y) {
        double below = 2 * Lettering.lineHeight(theme.small()) + 4;
        double labels = yTicks(y, room.height()).stream()
                .mapToDouble(t -> Lettering.width(theme.small(), t.label())).max().orElse(0) + 6;
        Box area = new Box(Math.floor(room.x() + labels), Math.floor(room.y() + Lettering.lineHeight(theme.small())),
                Math.max(8, room.width() - labels),
                Math.max(8, room.height() - below - Lettering.lineHeight(theme.small())));
        return new Plot(area, x, y, false, false);
    }

    private List<Tick> yTicks(Interval y, double height) {
        return Ticks.linear(y, (int) Math.clamp(height / 40, 2, 9));
    }

    /** A map fills the room with one scale for both axes: the longer side decides. */
    private Plot sameScale(Box room, Interval x, Interval y) {
        Box area = new Box(room.x(), room.y(), Math.max(8, room.width()), Math.max(8, room.height()));
        double unit = Math.max(x.span() / area.width(), y.span() / area.height());
        return new Plot(area, around(x, unit * area.width()), around(y, unit * area.height()), false, true);
    }

    private static Interval around(Interval interval, double span) {
        double middle = interval.at(0.5);
        return Interval.covering(middle - span / 2, middle + span / 2);
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
            new Heading(scatter.title(), note()).paint(pen, size, theme, MARGIN);
            legend.paint(pen);
            scatter.axes().ifPresent(axes -> paintAxes(pen, axes));
            if (drawn == 0) {
                pen.textCentred(scatter.points().size() == 0 ? "No points." : "No point has a finite place.",
                        plot.area().centreX(), plot.area().centreY(), theme.font(), theme.muted());
            }
            pen.clip(plot.area());
            paintPoints(pen);
            scatter.traces().forEach(trace -> paintTrace(pen, trace));
        }
    }

    private String note() {
        String part = Heading.part(drawn, scatter.points().size());
        return scatter.note().isEmpty() || part.isEmpty() ? scatter.note() + part : scatter.note() + ", " + part;
    }

    private void paintAxes(Pen pen, Scatter.Axes axes) {
        Box area = plot.area();
        double rise = Lettering.ascent(theme.small()) * 0.38;
        for (Tick tick : yTicks(plot.y(), area.height())) {
            double y = plot.toPixelY(tick.position());
            pen.horizontal(area.x(), area.right(), y, theme.grid());
            pen.textRight(tick.label(), area.x() - 6, y + rise, theme.small(), theme.muted());
        }
        double base = area.bottom() + 3 + Lettering.ascent(theme.small());
        for (Tick tick : Ticks.linear(plot.x(), (int) Math.clamp(area.width() / 80, 1, 10))) {
            double x = plot.toPixelX(tick.position());
            pen.vertical(x, area.y(), area.bottom(), theme.grid());
            pen.textCentred(tick.label(), x, base, theme.small(), theme.muted());
        }
        pen.textRight(axes.x(), area.right(), base + Lettering.lineHeight(theme.small()), theme.small(), theme.muted());
        pen.text(axes.y(), area.x(), area.y() - 4, theme.small(), theme.muted());
    }

    private void paintPoints(Pen pen) {
        if (scatter.selection().isEmpty()) {
            // points without place fall out of every area by themselves
            paintLayer(pen, scatter.hidden().isEmpty() ? _ -> true : scatter::isShown, opacity);
            return;
        }
        paintLayer(pen, i -> scatter.isShown(i) && !scatter.selection().get(i), opacity * 0.2);
        paintLayer(pen, i -> scatter.isShown(i) && scatter.selection().get(i), Math.max(opacity, 0.5));
    }

    private void paintLayer(Pen pen, CloudRaster.Layer layer, double single) {
        if (Device.wantsShapes(pen.graphics()) && scatter.points().size() <= MOST_SHAPES) {
            for (int i = 0; i < scatter.points().size(); i++) {
                if (scatter.points().isDrawn(i) && layer.contains(i)) {
                    pen.fill(disc(i, radius), Contrast
                            .translucent(new java.awt.Color(scatter.colouring().rgb(i, theme)), single));
                }
            }
            return;
        }
        new CloudRaster(pen.graphics(), plot.area(), radius, single).paint(pen.graphics(), scatter, layer, plot, theme);
    }

    private Ellipse2D disc(int point, double r) {
        double x = plot.toPixelX(scatter.points().x()[point]);
        double y = plot.toPixelY(scatter.points().y()[point]);
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    private void paintTrace(Pen pen, Trace trace) {
        java.awt.Color colour = new java.awt.Color(scatter.colouring().rgb(trace.point(), theme));
        Path2D path = new Path2D.Double();
        boolean open = false;
        for (int i = 0; i < trace.x().length; i++) {
            boolean known = Float.isFinite(trace.x()[i]) && Float.isFinite(trace.y()[i]);
            if (known && open) {
                path.lineTo(plot.toPixelX(trace.x()[i]), plot.toPixelY(trace.y()[i]));
            } else if (known) {
                path.moveTo(plot.toPixelX(trace.x()[i]), plot.toPixelY(trace.y()[i]));
            }
            open = known;
        }
        pen.draw(path, theme.background(), 3.5f);
        pen.draw(path, colour, 1.5f);
        for (int i = 0; i < trace.x().length; i++) {
            if (Float.isFinite(trace.x()[i]) && Float.isFinite(trace.y()[i])) {
                paintStop(pen, trace, i, colour);
            }
        }
    }

    private void paintStop(Pen pen, Trace trace, int epoch, java.awt.Color colour) {
        double r = epoch == trace.now() ? 5 : 2.2;
        double x = plot.toPixelX(trace.x()[epoch]);
        double y = plot.toPixelY(trace.y()[epoch]);
        pen.fill(new Ellipse2D.Double(x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2), theme.background());
        pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), colour);
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, size, theme)) {
            interaction.hovered().ifPresent(subject -> paintHovered(pen, subject));
            interaction.band().ifPresent(band -> {
                pen.fill(band, Contrast.translucent(theme.accent(), 0.15));
                pen.draw(band.toRectangle(), theme.accent(), 1);
            });
        }
    }

    private void paintHovered(Pen pen, Subject subject) {
        switch (subject) {
            case Subject.Instance(long at) when at >= 0 && at < scatter.points().size()
                    && scatter.isShown((int) at) ->
                paintRing(pen, (int) at);
            case Subject.Legend(String name) when scatter.colouring() instanceof Colouring.ByClass byClass ->
                paintClass(
                        pen, byClass.names().indexOf(name));
            case Subject.ClassIndex(int at) when scatter.colouring() instanceof Colouring.ByClass ->
                paintClass(pen, at);
            default -> {
                // nothing of this picture
            }
        }
    }

    private void paintRing(Pen pen, int point) {
        if (plot.area().inset(-6).contains(plot.toPixelX(scatter.points().x()[point]),
                plot.toPixelY(scatter.points().y()[point]))) {
            double r = Math.max(radius, 2) + 3;
            pen.draw(disc(point, r), theme.background(), 4);
            pen.draw(disc(point, r), theme.selection(), 2);
        }
    }

    /** The points of one class over a veil that dims the others. */
    private void paintClass(Pen pen, int index) {
        if (index < 0) {
            return;
        }
        Colouring.ByClass byClass = (Colouring.ByClass) scatter.colouring();
        pen.fill(plot.area(), Contrast.translucent(theme.background(), 0.75));
        pen.clip(plot.area());
        paintLayer(pen, i -> byClass.classOf(i) == index && scatter.points().isDrawn(i), Math.max(opacity, 0.4));
    }

    @Override
    public Optional<Hit> hit(double x, double y) {
        Optional<Hit> entry = legend.hit(x, y);
        if (entry.isPresent() || !plot.area().contains(x, y)) {
            return entry;
        }
        int point = index().nearest(x, y, NEAR);
        return point < 0
                ? Optional.empty()
                : Optional.of(new Hit(text(point), new Subject.Instance(point), bounds(point)));
    }

    private PointIndex index() {
        PointIndex known = index;
        if (known == null) {
            known = new PointIndex(scatter, plot);
            index = known;
        }
        return known;
    }

    private Box bounds(int point) {
        double x = plot.toPixelX(scatter.points().x()[point]);
        double y = plot.toPixelY(scatter.points().y()[point]);
        return new Box(x - LARGEST, y - LARGEST, 2 * LARGEST, 2 * LARGEST);
    }

    private String text(int point) {
        String colour = switch (scatter.colouring()) {
            case Colouring.ByClass byClass when byClass.classOf(point) >= 0 -> "\n"
                    + byClass.names().get(byClass.classOf(point));
            case Colouring.ByClass _ -> "";
            case Colouring.ByValue byValue when point < byValue.values().length -> "\n" + byValue.title() + " "
                    + Numbers.full(byValue.values()[point]);
            case Colouring.ByValue _ -> "";
        };
        return "instance " + Numbers.count(point) + colour + "\n" + place(point);
    }

    private String place(int point) {
        String x = Numbers.brief(scatter.points().x()[point]);
        String y = Numbers.brief(scatter.points().y()[point]);
        return scatter.axes().map(axes -> axes.x() + " " + x + ", " + axes.y() + " " + y).orElse(x + ", " + y);
    }
}

package org.netloupe.figure.graph;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.figure.Box;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Point;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.colour.Contrast;
import org.netloupe.figure.internal.Lettering;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;

/** A model graph laid out for one size, theme and viewport. */
final class ModelGraphPicture implements Picture {

    private static final double MARGIN = 8;
    private static final double LEGIBLE = 7.5;

    private final ModelGraph figure;
    private final Size size;
    private final Theme theme;
    private final GraphPlan plan;
    private final Plot plot;
    private final double scale;
    private final Map<String, GraphNode> nodes = new HashMap<>();

    ModelGraphPicture(ModelGraph figure, Size size, Theme theme) {
        this.figure = figure;
        this.size = size;
        this.theme = theme;
        double top = MARGIN + Lettering.lineHeight(theme.bold()) + 2;
        Box area = new Box(MARGIN, top, Math.max(1, size.width() - 2 * MARGIN),
                Math.max(1, size.height() - top - MARGIN));
        this.plan = figure.planFor(area);
        Plot whole = whole(plan, area);
        Interval x = figure.viewport().x().orElse(whole.x());
        Interval y = figure.viewport().y().orElse(whole.y());
        this.plot = keepScale(area, x, y);
        this.scale = area.width() / plot.x().span();
        figure.graph().nodes().forEach(n -> nodes.put(n.id(), n));
    }

    private static Plot whole(GraphPlan plan, Box area) {
        double scale = ModelGraph.scale(plan, area);
        double width = area.width() / scale;
        double height = area.height() / scale;
        double left = (plan.width() - width) / 2;
        double above = (plan.height() - height) / 2;
        return new Plot(area, new Interval(left, left + width), new Interval(above, above + height), true, true);
    }

    /** A viewport made for another size keeps its width; its height follows the new size. */
    private static Plot keepScale(Box area, Interval x, Interval y) {
        double height = x.span() * area.height() / area.width();
        double middle = y.at(0.5);
        return new Plot(area, x, Interval.covering(middle - height / 2, middle + height / 2), true, true);
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
            paintHeader(pen);
            if (figure.graph().nodes().isEmpty()) {
                pen.textCentred("No operators. Choose a model to see its graph.", plot.area().centreX(),
                        plot.area().centreY(), theme.font(), theme.muted());
                return;
            }
            try (Pen clipped = new Pen(pen.graphics(), theme)) {
                clipped.clip(plot.area().inset(-3));
                plan.edges().forEach(route -> paintEdge(clipped, route, theme.muted(), 1.1f));
                figure.graph().nodes().forEach(node -> paintNode(clipped, node));
            }
        }
    }

    private void paintHeader(Pen pen) {
        GraphView graph = figure.graph();
        long inside = graph.nodes().stream().filter(n -> intersects(box(n.id()))).count();
        String seen = inside < graph.nodes().size()
                ? inside + " of " + graph.nodes().size() + " operators shown"
                : graph.nodes().size() + " operators";
        String note = graph.nodes().isEmpty() ? "" : seen + ", " + Numbers.compact(graph.parameters()) + " parameters";
        double base = MARGIN - 2 + Lettering.ascent(theme.bold());
        pen.textRight(note, size.width() - MARGIN, base, theme.small(), theme.muted());
        double room = size.width() - 2 * MARGIN - 12 - Lettering.width(theme.small(), note);
        pen.text(Lettering.elide(theme.bold(), figure.title(), room), MARGIN, base, theme.bold(), theme.text());
    }

    private boolean intersects(Box box) {
        Box area = plot.area();
        return box.right() > area.x() && box.x() < area.right() && box.bottom() > area.y() && box.y() < area.bottom();
    }

    private Box box(String id) {
        Box box = plan.nodes().getOrDefault(id, new Box(0, 0, 0, 0));
        return new Box(plot.toPixelX(box.x()), plot.toPixelY(box.y()), box.width() * scale, box.height() * scale);
    }

    private void paintEdge(Pen pen, GraphPlan.Route route, Color colour, float width) {
        List<Point> corners = route.corners();
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners.size(); i++) {
            double x = plot.toPixelX(corners.get(i).x());
            double y = plot.toPixelY(corners.get(i).y());
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        if (corners.size() >= 2) {
            pen.draw(path, colour, (float) Math.max(0.6, width * Math.min(1.4, scale)));
            paintArrow(pen, corners.get(corners.size() - 2), corners.getLast(), colour);
        }
    }

    private void paintArrow(Pen pen, Point from, Point to, Color colour) {
        double length = 6 * Math.min(1.4, scale);
        double angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
        double x = plot.toPixelX(to.x());
        double y = plot.toPixelY(to.y());
        Path2D head = new Path2D.Double();
        head.moveTo(x, y);
        head.lineTo(x - length * Math.cos(angle - 0.45), y - length * Math.sin(angle - 0.45));
        head.lineTo(x - length * Math.cos(angle + 0.45), y - length * Math.sin(angle + 0.45));
        head.closePath();
        pen.fill(head, colour);
    }

    private void paintNode(Pen pen, GraphNode node) {
        Box box = box(node.id());
        if (!intersects(box)) {
            return;
        }
        RoundRectangle2D shape = rounded(box, 6 * scale);
        int colour = OperatorKinds.colour(node.kind());
        boolean legible = theme.fontSize() * scale >= LEGIBLE;
        pen.fill(shape, legible || colour < 0
                ? theme.surface()
                : Contrast.over(theme.classColour(colour), 0.6, theme.background()));
        if (legible && colour >= 0) {
            pen.fill(new Box(box.x() + 2 * scale, box.y() + 4 * scale, 4 * scale, box.height() - 8 * scale),
                    theme.classColour(colour));
        }
        boolean selected = figure.selected().contains(node.id());
        pen.draw(shape, selected ? theme.selection() : Contrast.over(theme.muted(), 0.6, theme.background()),
                selected ? 2.5f : 1);
        if (legible) {
            paintNodeText(pen, node, box);
        }
    }

    private void paintNodeText(Pen pen, GraphNode node, Box box) {
        double zoom = Math.min(scale, 2);
        Font strong = theme.bold().deriveFont((float) (theme.fontSize() * zoom));
        Font plain = theme.small().deriveFont((float) (theme.fontSize() * 11 / 12 * zoom));
        double left = box.x() + 11 * scale;
        double room = box.right() - left - 6 * scale;

        boolean named = !node.name().equalsIgnoreCase(node.kind()) && !node.name().isEmpty();
        String kind = Lettering.elide(strong, node.kind(), room);
        double first = box.y() + box.height() * 0.42;
        pen.text(kind, left, first, strong, theme.text());
        double used = Lettering.width(strong, kind) + 6 * scale;
        if (named && room - used > 20 * scale) {
            pen.textRight(Lettering.elide(plain, node.name(), room - used), left + room, first, plain, theme.muted());
        }
        double second = box.y() + box.height() * 0.82;
        String count = node.parameters() == 0 ? "" : Numbers.compact(node.parameters()) + " params";
        pen.textRight(count, left + room, second, plain, theme.muted());
        double rest = room - Lettering.width(plain, count) - 6 * scale;
        pen.text(Lettering.elide(plain, node.shape(), rest), left, second, plain, theme.text());
    }

    private static RoundRectangle2D rounded(Box box, double arc) {
        return new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), arc, arc);
    }

    @Override
    public void paintOverlay(Graphics2D graphics, Interaction interaction) {
        try (Pen pen = Pen.over(graphics, size, theme)) {
            pen.clip(plot.area().inset(-3));
            interaction.hovered().ifPresent(subject -> {
                if (subject instanceof Subject.Node node && nodes.containsKey(node.id())) {
                    plan.edges().stream()
                            .filter(r -> r.edge().from().equals(node.id()) || r.edge().to().equals(node.id()))
                            .forEach(r -> paintEdge(pen, r, theme.accent(), 2));
                    pen.draw(rounded(box(node.id()), 6 * scale), theme.accent(), 2);
                }
            });
            interaction.band().ifPresent(band -> {
                pen.fill(band, Contrast.translucent(theme.accent(), 0.15));
                pen.draw(band.toRectangle(), theme.accent(), 1);
            });
        }
    }

    @Override
    public Optional<Hit> hit(double x, double y) {
        if (!plot.area().contains(x, y)) {
            return Optional.empty();
        }
        for (GraphNode node : figure.graph().nodes()) {
            Box box = box(node.id());
            if (box.contains(x, y)) {
                return Optional.of(new Hit(text(node), new Subject.Node(node.id()), box));
            }
        }
        return Optional.empty();
    }

    private static String text(GraphNode node) {
        String shape = node.shape().isEmpty() ? "" : "\noutput " + node.shape();
        return node.kind() + " " + node.name() + shape + "\n" + Numbers.count(node.parameters()) + " parameters";
    }
}

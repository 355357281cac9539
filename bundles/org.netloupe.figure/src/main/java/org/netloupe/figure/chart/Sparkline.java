package org.netloupe.figure.chart;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Optional;

import org.netloupe.figure.Box;
import org.netloupe.figure.Figure;
import org.netloupe.figure.Hit;
import org.netloupe.figure.Interaction;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Picture;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Size;
import org.netloupe.figure.Subject;
import org.netloupe.figure.Theme;
import org.netloupe.figure.internal.Device;
import org.netloupe.figure.internal.Pen;
import org.netloupe.figure.text.Numbers;

/**
 * A line without axes for a table cell, its last value marked by a dot. Use {@link Theme#withBackground} for the colour
 * of the row.
 *
 * @param name
 *            what is measured
 * @param colour
 *            index into the class palette
 * @param samples
 *            shared, see there; without any the cell stays blank
 */
public record Sparkline(String name, int colour, Samples samples) implements Figure {

    private static final double PEN = 1.2;
    private static final double DOT = 2;

    @Override
    public String title() {
        return name;
    }

    @Override
    public Picture picture(Size size, Theme theme) {
        LineSeries series = LineSeries.of(name, colour, samples);
        YAxis axis = YAxis.linear(name);
        double inset = Math.min(3, Math.min(size.width(), size.height()) / 4.0);
        Box area = new Box(0, 0, size.width(), size.height()).inset(inset);
        Optional<Interval> x = Extent.ofX(List.of(series));
        Optional<Interval> y = x.flatMap(i -> Extent.ofY(List.of(samples), i, axis));
        Optional<Plot> plot = y.map(i -> new Plot(area, x.orElseThrow(), i, false, false));
        return new Drawn(this, axis, plot, size, theme);
    }

    private int lastShown() {
        int index = samples.size() - 1;
        while (index >= 0 && !Double.isFinite(samples.y(index))) {
            index--;
        }
        return index;
    }

    private String text() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < samples.size(); i++) {
            double value = samples.y(i);
            low = value < low && Double.isFinite(value) ? value : low;
            high = value > high && Double.isFinite(value) ? value : high;
        }
        return name + ": " + Numbers.full(samples.y(samples.size() - 1)) + "\n" + Numbers.brief(low) + " to "
                + Numbers.brief(high) + " in " + Numbers.count(samples.size()) + " values";
    }

    private record Drawn(Sparkline figure, YAxis axis, Optional<Plot> where, Size size,
            Theme theme) implements Picture {

        @Override
        public void paint(Graphics2D graphics) {
            try (Pen pen = Pen.forPicture(graphics, size, theme)) {
                where.ifPresent(p -> paintLine(pen, p));
            }
        }

        private void paintLine(Pen pen, Plot area) {
            Box whole = new Box(0, 0, size.width(), size.height());
            if (Device.wantsShapes(pen.graphics())) {
                LinePath.draw(pen, Strokes.of(figure.samples, area, axis, 1), theme.classColour(figure.colour), PEN,
                        LineStyle.SOLID);
            } else {
                LineRaster raster = new LineRaster(pen.graphics(), whole, PEN);
                raster.add(Strokes.of(figure.samples, area, axis, LineRaster.stripsPerPixel(pen.graphics())),
                        theme.classColour(figure.colour), 1, PEN, false);
                raster.paint(pen.graphics());
            }
            int last = figure.lastShown();
            double x = area.toPixelX(figure.samples.x(last));
            double y = area.toPixelY(figure.samples.y(last));
            pen.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), theme.classColour(figure.colour));
        }

        @Override
        public void paintOverlay(Graphics2D graphics, Interaction interaction) {
            // a cell is too small for more than its line
        }

        @Override
        public Optional<Hit> hit(double x, double y) {
            Box whole = new Box(0, 0, size.width(), size.height());
            return where.isPresent() && whole.contains(x, y)
                    ? Optional.of(
                            new Hit(figure.text(), new Subject.Sample(figure.name, figure.samples.size() - 1), whole))
                    : Optional.empty();
        }
    }
}

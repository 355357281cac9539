package org.netloupe.figure.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.figure.Box;
import org.netloupe.figure.Interval;
import org.netloupe.figure.Plot;

class LineRasterTest {

    private static final Box AREA = new Box(0, 0, 200, 120);
    private static final Plot PLOT = new Plot(AREA, new Interval(0, 200), new Interval(0, 120), false, false);

    @Test
    @DisplayName("A line of any slope looks as Java2D strokes it: the same ink to within a few per cent, in the same places")
    void likeJava2D() {
        double[][] lines = {{10, 60, 190, 60}, {10, 20, 190, 100}, {20, 10, 100, 110}, {100, 5, 104, 115},
                {100, 5, 100, 115}};
        for (double[] line : lines) {
            Samples samples = Samples.of(new double[]{line[0], line[2]}, new double[]{line[1], line[3]});
            BufferedImage ours = ours(samples, 1.6);
            BufferedImage theirs = theirs(samples, 1.6);
            double ink = ink(ours);
            assertTrue(Math.abs(ink / ink(theirs) - 1) < 0.12, "ink " + ink + " beside " + ink(theirs));
            double difference = 0;
            for (int y = 0; y < 120; y++) {
                for (int x = 0; x < 200; x++) {
                    difference += Math.abs(darkness(ours, x, y) - darkness(theirs, x, y));
                }
            }
            assertTrue(difference / ink < 0.3, "difference " + difference / ink);
        }
    }

    private static BufferedImage ours(Samples samples, double pen) {
        BufferedImage image = white();
        Graphics2D graphics = image.createGraphics();
        LineRaster raster = new LineRaster(graphics, AREA, pen);
        raster.add(Strokes.of(samples, PLOT, YAxis.linear(""), 4), Color.BLACK, 1, pen, false);
        raster.paint(graphics);
        graphics.dispose();
        return image;
    }

    private static BufferedImage theirs(Samples samples, double pen) {
        BufferedImage image = white();
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        path.moveTo(PLOT.toPixelX(samples.x(0)), PLOT.toPixelY(samples.y(0)));
        path.lineTo(PLOT.toPixelX(samples.x(1)), PLOT.toPixelY(samples.y(1)));
        graphics.draw(path);
        graphics.dispose();
        return image;
    }

    private static BufferedImage white() {
        BufferedImage image = new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 200, 120);
        graphics.dispose();
        return image;
    }

    private static double ink(BufferedImage image) {
        double sum = 0;
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 200; x++) {
                sum += darkness(image, x, y);
            }
        }
        return sum;
    }

    private static double darkness(BufferedImage image, int x, int y) {
        return (255 - (image.getRGB(x, y) & 255)) / 255.0;
    }
}

package org.netloupe.figure.heat;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.stream.IntStream;

import org.netloupe.figure.Box;
import org.netloupe.figure.Plot;

/** Paints a matrix into an int[] of device pixels; each pixel looks at all cells that it covers. */
final class HeatRaster {

    private final HeatMap map;
    private final Plot plot;
    private final int missing;

    /**
     * @param missing
     *            opaque colour of cells without value
     */
    HeatRaster(HeatMap map, Plot plot, int missing) {
        this.map = map;
        this.plot = plot;
        this.missing = missing;
    }

    void paint(Graphics2D graphics) {
        AffineTransform transform = graphics.getTransform();
        Box area = plot.area();
        int left = (int) Math.round(area.x() * transform.getScaleX() + transform.getTranslateX());
        int top = (int) Math.round(area.y() * transform.getScaleY() + transform.getTranslateY());
        int width = (int) Math.round(area.right() * transform.getScaleX() + transform.getTranslateX()) - left;
        int height = (int) Math.round(area.bottom() * transform.getScaleY() + transform.getTranslateY()) - top;
        if (width < 1 || height < 1) {
            return;
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int[] columns = edges(width, plot.x().min(), plot.x().span(), map.cells().columns());
        int[] rows = edges(height, plot.y().min(), plot.y().span(), map.cells().rows());
        IntStream.range(0, height).parallel().forEach(y -> paintRow(pixels, y * width, columns, rows[y], rows[y + 1]));
        graphics.setTransform(new AffineTransform());
        graphics.drawImage(image, left, top, null);
        graphics.setTransform(transform);
    }

    /** The first cell of each pixel, one more than there are pixels; -1 or the number of cells outside. */
    private static int[] edges(int pixels, double min, double span, int cells) {
        int[] edges = new int[pixels + 1];
        for (int i = 0; i <= pixels; i++) {
            // a hair beyond the edge, so that rounding does not give a pixel to the cell before
            edges[i] = (int) Math.clamp(Math.floor(min + span * i / pixels + 1e-9), -1, cells);
        }
        return edges;
    }

    private void paintRow(int[] pixels, int start, int[] columns, int fromRow, int toRow) {
        for (int x = 0; x + 1 < columns.length; x++) {
            int from = columns[x];
            int to = Math.max(columns[x + 1], from + 1);
            int lastRow = Math.max(toRow, fromRow + 1);
            if (fromRow >= 0 && fromRow < map.cells().rows() && from >= 0 && from < map.cells().columns()) {
                pixels[start + x] = colour(strongest(fromRow, lastRow, from, to));
            }
        }
    }

    private float strongest(int fromRow, int toRow, int from, int to) {
        float best = Float.NaN;
        double distance = -1;
        double reference = map.reference();
        for (int row = fromRow; row < Math.min(toRow, map.cells().rows()); row++) {
            for (int column = from; column < Math.min(to, map.cells().columns()); column++) {
                float value = map.cells().value(row, column);
                double away = Math.abs(value - reference);
                if (away > distance) {
                    best = value;
                    distance = away;
                }
            }
        }
        return best;
    }

    private int colour(float value) {
        return Float.isNaN(value) ? missing : map.map().argb(map.range().fraction(value));
    }
}

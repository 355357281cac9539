package org.netloupe.figure.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.figure.Box;

/**
 * Paints lines into an int[] of device pixels, in time that grows with the pixels and not with the samples. A stroke
 * covers one connected interval of every narrow vertical strip; widened by the disc of the pen, the intervals of the
 * four strips of a pixel column give its coverage, exact from top to bottom.
 */
final class LineRaster {

    private static final int STRIPS = 4;
    /** Dashes and gaps in logical pixels along the line. */
    private static final double DASH = 6;
    private static final double GAP = 4;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final double scaleX;
    private final double scaleY;
    private final double originX;
    private final double originY;
    /** Premultiplied ARGB, column after column, so that a column lies together in memory. */
    private final int[] columns;
    private final double[] low;
    private final double[] high;
    private final float[] coverage;
    private final int pad;
    private @Nullable BufferedImage painted;

    /**
     * A clear raster over an area of graphics whose transform only moves and scales.
     *
     * @param widest
     *            the widest pen in logical pixels
     */
    LineRaster(Graphics2D graphics, Box area, double widest) {
        AffineTransform transform = graphics.getTransform();
        scaleX = transform.getScaleX();
        scaleY = transform.getScaleY();
        originX = transform.getTranslateX();
        originY = transform.getTranslateY();
        left = (int) Math.floor(area.x() * scaleX + originX);
        top = (int) Math.floor(area.y() * scaleY + originY);
        width = Math.max(1, (int) Math.ceil(area.right() * scaleX + originX) - left);
        height = Math.max(1, (int) Math.ceil(area.bottom() * scaleY + originY) - top);
        pad = 2 + (int) Math.ceil(widest * scaleX * STRIPS);
        columns = new int[width * height];
        low = new double[width * STRIPS + 2 * pad];
        high = new double[low.length];
        coverage = new float[height + 1];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    /** Strips per logical pixel: into how many a line should be reduced before. */
    static double stripsPerPixel(Graphics2D graphics) {
        return STRIPS * graphics.getTransform().getScaleX();
    }

    /**
     * Adds a line.
     *
     * @param pen
     *            width in logical pixels
     */
    void add(Strokes strokes, Color colour, double opacity, double pen, boolean dashed) {
        painted = null;
        for (int i = 0; i < strokes.count(); i++) {
            addStroke(strokes, strokes.start(i), strokes.start(i + 1), new Paint(colour, opacity, pen, dashed));
        }
    }

    /** Paints the raster onto the graphics that it was made for. */
    void paint(Graphics2D graphics) {
        BufferedImage image = painted;
        if (image == null) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
            transpose(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
            painted = image;
        }
        AffineTransform transform = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        graphics.drawImage(image, left, top, null);
        graphics.setTransform(transform);
    }

    private record Paint(Color colour, double opacity, double pen, boolean dashed) {}

    private void addStroke(Strokes strokes, int from, int to, Paint paint) {
        int first = low.length;
        int last = -1;
        for (int i = from; i < to; i++) {
            double x = stripX(strokes.x(i));
            double y = deviceY(strokes.y(i));
            double beforeX = i == from ? x : stripX(strokes.x(i - 1));
            double beforeY = i == from ? y : deviceY(strokes.y(i - 1));
            first = Math.min(first, index(beforeX));
            last = Math.max(last, index(x));
            segment(beforeX, beforeY, x, y);
        }
        if (last >= first) {
            cover(first, last, paint);
            Arrays.fill(low, first, last + 1, Double.POSITIVE_INFINITY);
            Arrays.fill(high, first, last + 1, Double.NEGATIVE_INFINITY);
        }
    }

    private double stripX(double x) {
        return (x * scaleX + originX - left) * STRIPS + pad;
    }

    private double deviceY(double y) {
        return y * scaleY + originY - top;
    }

    private int index(double stripX) {
        return (int) Math.clamp(Math.floor(stripX), 0, low.length - 1);
    }

    private void segment(double x0, double y0, double x1, double y1) {
        int from = index(x0);
        int to = index(x1);
        if (from == to) {
            extend(from, y0);
            extend(from, y1);
            return;
        }
        double slope = (y1 - y0) / (x1 - x0);
        for (int strip = from; strip <= to; strip++) {
            extend(strip, strip == from && x0 >= strip ? y0 : y0 + (strip - x0) * slope);
            extend(strip, strip == to && x1 < strip + 1 ? y1 : y0 + (strip + 1 - x0) * slope);
        }
    }

    private void extend(int strip, double y) {
        if (y < low[strip]) {
            low[strip] = y;
        }
        if (y > high[strip]) {
            high[strip] = y;
        }
    }

    private void cover(int first, int last, Paint paint) {
        double radius = paint.pen / 2 * Math.max(scaleX, scaleY);
        int reach = (int) Math.floor(radius * STRIPS);
        double[] rise = new double[reach + 1];
        for (int k = 0; k <= reach; k++) {
            rise[k] = Math.sqrt(Math.max(0, radius * radius - (double) k * k / STRIPS / STRIPS));
        }
        boolean[] skipped = paint.dashed ? gaps(first, last) : new boolean[0];
        int firstColumn = Math.max(0, Math.floorDiv(first - reach - pad, STRIPS));
        int lastColumn = Math.min(width - 1, Math.floorDiv(last + reach - pad, STRIPS));
        for (int column = firstColumn; column <= lastColumn; column++) {
            coverColumn(column, rise, skipped, paint);
        }
    }

    private void coverColumn(int column, double[] rise, boolean[] skipped, Paint paint) {
        int from = height;
        int to = -1;
        for (int strip = column * STRIPS + pad; strip < (column + 1) * STRIPS + pad; strip++) {
            if (skipped.length > 0 && skipped[strip]) {
                continue;
            }
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int k = 1 - rise.length; k < rise.length; k++) {
                lowest = Math.min(lowest, low[strip + k] - rise[Math.abs(k)]);
                highest = Math.max(highest, high[strip + k] + rise[Math.abs(k)]);
            }
            lowest = Math.max(0, lowest);
            highest = Math.min(height, highest);
            if (lowest < highest) {
                accumulate(lowest, highest);
                from = Math.min(from, (int) lowest);
                to = Math.max(to, Math.min(height - 1, (int) highest));
            }
        }
        if (to >= from) {
            composite(column * height, from, to, paint);
        }
    }

    private void accumulate(double lowest, double highest) {
        int from = (int) lowest;
        int to = (int) highest;
        if (from == to) {
            coverage[from] += (float) (highest - lowest);
            return;
        }
        coverage[from] += (float) (from + 1 - lowest);
        for (int row = from + 1; row < to; row++) {
            coverage[row] += 1;
        }
        coverage[to] += (float) (highest - to);
    }

    private void composite(int start, int from, int to, Paint paint) {
        float part = (float) (paint.opacity / STRIPS);
        int red = paint.colour.getRed();
        int green = paint.colour.getGreen();
        int blue = paint.colour.getBlue();
        for (int row = from; row <= to; row++) {
            float alpha = Math.min(coverage[row] * part, 1);
            coverage[row] = 0;
            int below = columns[start + row];
            float rest = 1 - alpha;
            int a = (int) (255 * alpha + (below >>> 24) * rest + 0.5f);
            int r = (int) (red * alpha + (below >> 16 & 255) * rest + 0.5f);
            int g = (int) (green * alpha + (below >> 8 & 255) * rest + 0.5f);
            int b = (int) (blue * alpha + (below & 255) * rest + 0.5f);
            columns[start + row] = a << 24 | r << 16 | g << 8 | b;
        }
        coverage[height] = 0;
    }

    /** Which strips lie in the gap of a dashed line: by length along it, but steep parts are never left out. */
    private boolean[] gaps(int first, int last) {
        boolean[] skipped = new boolean[low.length];
        double period = (DASH + GAP) * scaleX;
        double along = 0;
        double before = (low[first] + high[first]) / 2;
        for (int strip = first; strip <= last; strip++) {
            double middle = (low[strip] + high[strip]) / 2;
            along += Math.hypot(1.0 / STRIPS, middle - before);
            before = middle;
            boolean steep = high[strip] - low[strip] > GAP * scaleX / 2;
            skipped[strip] = !steep && along % period > DASH * scaleX;
        }
        return skipped;
    }

    private void transpose(int[] rows) {
        int block = 32;
        for (int firstColumn = 0; firstColumn < width; firstColumn += block) {
            int endColumn = Math.min(width, firstColumn + block);
            for (int firstRow = 0; firstRow < height; firstRow += block) {
                transposeBlock(rows, firstColumn, endColumn, firstRow, Math.min(height, firstRow + block));
            }
        }
    }

    private void transposeBlock(int[] rows, int firstColumn, int endColumn, int firstRow, int endRow) {
        for (int row = firstRow; row < endRow; row++) {
            for (int column = firstColumn; column < endColumn; column++) {
                rows[row * width + column] = columns[column * height + row];
            }
        }
    }
}

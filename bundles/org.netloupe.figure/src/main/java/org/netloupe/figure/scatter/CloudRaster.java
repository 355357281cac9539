package org.netloupe.figure.scatter;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.netloupe.figure.Box;
import org.netloupe.figure.Plot;
import org.netloupe.figure.Theme;

/**
 * Paints points as discs into an int[] of device pixels. What discs cover of a pixel is summed per colour channel; at
 * the end each pixel gets the mean colour with an opacity of 1 - (1 - o)^coverage, which does not depend on the order.
 * The points are sorted into bands of rows first: the sums of a band fit into the processor's cache, and threads take
 * bands of their own.
 */
final class CloudRaster {

    /** Places within a pixel for which a disc is prepared, in each direction. */
    private static final int OFFSETS = 4;
    /** Coverage is looked up in steps of 1 / STEPS up to DEEPEST, beyond which a pixel is as good as opaque. */
    private static final int STEPS = 64;
    private static final int DEEPEST = 64;
    /** The row of a point that is not painted; it lies in no band. */
    private static final int NOWHERE = -1 << 30;
    /** Bytes of sums that a band may have. */
    private static final int BAND_BYTES = 1 << 19;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final AffineTransform transform;
    private final int reach;
    private final Disc[] discs;
    private final float[] opacity;

    /**
     * A clear raster over an area of graphics whose transform only moves and scales.
     *
     * @param radius
     *            of the discs in logical pixels
     * @param single
     *            opacity of a single disc, above 0 and below 1
     */
    CloudRaster(Graphics2D graphics, Box area, double radius, double single) {
        transform = graphics.getTransform();
        left = (int) Math.floor(deviceX(area.x()));
        top = (int) Math.floor(deviceY(area.y()));
        width = Math.max(1, (int) Math.ceil(deviceX(area.right())) - left);
        height = Math.max(1, (int) Math.ceil(deviceY(area.bottom())) - top);
        double deviceRadius = radius * Math.max(transform.getScaleX(), transform.getScaleY());
        // a pixel k away has its middle at least k - 1/2 from the centre, and the edge fades over half a pixel
        reach = (int) Math.ceil(deviceRadius);
        discs = new Disc[OFFSETS * OFFSETS];
        for (int i = 0; i < discs.length; i++) {
            discs[i] = Disc.of(deviceRadius, reach, (i % OFFSETS + 0.5) / OFFSETS, (i / OFFSETS + 0.5) / OFFSETS);
        }
        opacity = new float[STEPS * DEEPEST + 1];
        for (int i = 0; i < opacity.length; i++) {
            opacity[i] = (float) (1 - Math.pow(1 - single, (double) i / STEPS));
        }
    }

    /** The pixels around its centre's pixel that a disc covers, and how much of each. */
    private record Disc(int[] columns, int[] rows, float[] coverage) {

        static Disc of(double radius, int reach, double centreX, double centreY) {
            int side = 2 * reach + 1;
            // a disc smaller than a pixel keeps its area as its weight
            double most = Math.min(1, Math.PI * radius * radius);
            double[] covered = IntStream.range(0, side * side)
                    .mapToDouble(i -> Math.clamp(radius + 0.5 - Math.hypot(i % side - reach + 0.5 - centreX,
                            i / side - reach + 0.5 - centreY), 0, most))
                    .toArray();
            int[] places = IntStream.range(0, side * side).filter(i -> covered[i] > 0).toArray();
            float[] coverage = new float[places.length];
            for (int i = 0; i < places.length; i++) {
                coverage[i] = (float) covered[places[i]];
            }
            return new Disc(IntStream.of(places).map(i -> i % side - reach).toArray(),
                    IntStream.of(places).map(i -> i / side - reach).toArray(), coverage);
        }
    }

    /** Whether a point belongs to a layer. */
    @FunctionalInterface
    interface Layer {
        boolean contains(int point);
    }

    private double deviceX(double x) {
        return x * transform.getScaleX() + transform.getTranslateX();
    }

    private double deviceY(double y) {
        return y * transform.getScaleY() + transform.getTranslateY();
    }

    /** Paints the points of a layer onto the graphics that the raster was made for. */
    void paint(Graphics2D graphics, Scatter scatter, Layer layer, Plot plot, Theme theme) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        Placement placement = new Placement(plot, scatter.points());
        Bands bands = new Bands(placement, layer);
        IntUnaryOperator colours = scatter.colouring().colours(theme);
        IntStream.range(0, bands.count).parallel().forEach(band -> bands.fill(band, pixels, colours));
        AffineTransform before = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        graphics.drawImage(image, left, top, null);
        graphics.setTransform(before);
    }

    /** From data units to pixels of this raster, as one multiplication and one addition. */
    private final class Placement {
        private final float[] xs;
        private final float[] ys;
        private final double factorX;
        private final double offsetX;
        private final double factorY;
        private final double offsetY;

        Placement(Plot plot, Points points) {
            xs = points.x();
            ys = points.y();
            double x0 = deviceX(plot.toPixelX(plot.x().min())) - left;
            double x1 = deviceX(plot.toPixelX(plot.x().max())) - left;
            double y0 = deviceY(plot.toPixelY(plot.y().min())) - top;
            double y1 = deviceY(plot.toPixelY(plot.y().max())) - top;
            factorX = (x1 - x0) / plot.x().span();
            offsetX = x0 - plot.x().min() * factorX;
            factorY = (y1 - y0) / plot.y().span();
            offsetY = y0 - plot.y().min() * factorY;
        }

        double x(int point) {
            return xs[point] * factorX + offsetX;
        }

        double y(int point) {
            return ys[point] * factorY + offsetY;
        }

        /** Whether its disc may touch the raster; false for a point without place. */
        boolean isNear(int point) {
            double x = x(point);
            double y = y(point);
            return x > -reach - 1 && x < width + reach + 1 && y > -reach - 1 && y < height + reach + 1;
        }
    }

    /** The points of a layer by the bands of rows that their discs touch. */
    private final class Bands {
        private final Placement placement;
        private final int rows = Math.max(2 * reach + 1, BAND_BYTES / 16 / width);
        private final int count = (height + rows - 1) / rows;
        private final int[] starts = new int[count + 1];
        private final int[] points;

        Bands(Placement placement, Layer layer) {
            this.placement = placement;
            int[] rowOf = new int[placement.xs.length];
            for (int i = 0; i < rowOf.length; i++) {
                rowOf[i] = placement.isNear(i) && layer.contains(i) ? (int) Math.floor(placement.y(i)) : NOWHERE;
                for (int band = first(rowOf[i]); band <= last(rowOf[i]); band++) {
                    starts[band + 1]++;
                }
            }
            for (int i = 0; i < count; i++) {
                starts[i + 1] += starts[i];
            }
            points = sorted(rowOf);
        }

        private int[] sorted(int[] rowOf) {
            int[] list = new int[starts[count]];
            int[] next = starts.clone();
            for (int i = 0; i < rowOf.length; i++) {
                int row = rowOf[i];
                for (int band = first(row); band <= last(row); band++) {
                    list[next[band]++] = i;
                }
            }
            return list;
        }

        private int first(int row) {
            return Math.max(0, row - reach) / rows;
        }

        private int last(int row) {
            return Math.min(height - 1, row + reach) / rows;
        }

        void fill(int band, int[] pixels, IntUnaryOperator colours) {
            int from = band * rows;
            int to = Math.min(height, from + rows);
            float[] sums = new float[4 * width * (to - from)];
            for (int i = starts[band]; i < starts[band + 1]; i++) {
                int point = points[i];
                stamp(sums, from, to, placement.x(point), placement.y(point), colours.applyAsInt(point));
            }
            resolve(sums, pixels, from * width);
        }
    }

    private void stamp(float[] sums, int from, int to, double x, double y, int rgb) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        Disc disc = discs[(int) ((y - row) * OFFSETS) * OFFSETS + (int) ((x - column) * OFFSETS)];
        boolean whole = column >= reach && column < width - reach && row >= from + reach && row < to - reach;
        float red = rgb >> 16 & 255;
        float green = rgb >> 8 & 255;
        float blue = rgb & 255;
        for (int i = 0; i < disc.coverage.length; i++) {
            int c = column + disc.columns[i];
            int r = row + disc.rows[i];
            if (whole || c >= 0 && c < width && r >= from && r < to) {
                float part = disc.coverage[i];
                int at = 4 * ((r - from) * width + c);
                sums[at] += part * red;
                sums[at + 1] += part * green;
                sums[at + 2] += part * blue;
                sums[at + 3] += part;
            }
        }
    }

    private void resolve(float[] sums, int[] pixels, int start) {
        for (int i = 0; i < sums.length / 4; i++) {
            float weight = sums[4 * i + 3];
            if (weight > 0) {
                float alpha = opacity[(int) Math.min(weight * STEPS + 0.5f, opacity.length - 1)];
                float factor = alpha / weight;
                int red = (int) (sums[4 * i] * factor + 0.5f);
                int green = (int) (sums[4 * i + 1] * factor + 0.5f);
                int blue = (int) (sums[4 * i + 2] * factor + 0.5f);
                pixels[start + i] = (int) (alpha * 255 + 0.5f) << 24 | red << 16 | green << 8 | blue;
            }
        }
    }
}

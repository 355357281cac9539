package org.netloupe.data.generated;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A glyph as straight segments, in a box of height 1 around the origin, y down. Either the segments are the middle of
 * pen strokes, or they enclose an area.
 *
 * @param segments x0 y0 x1 y1 of each
 * @param filled whether they enclose an area
 */
record Outline(float[] segments, boolean filled) {
    /** Curves become polygons that differ from them by less than a tenth of a pixel in 28. */
    private static final double FLATNESS = 0.004;

    /** From a path; centred by its bounds and scaled to height 1. */
    static Outline of(Shape path, boolean filled) {
        var bounds = path.getBounds2D();
        double scale = 1 / Math.max(bounds.getHeight(), 1e-6);
        float[] segments = new float[64];
        int count = 0;
        double[] point = new double[6];
        double[] start = new double[2];
        double[] last = new double[2];
        PathIterator steps = path.getPathIterator(null, FLATNESS / scale);
        for (; !steps.isDone(); steps.next()) {
            int kind = steps.currentSegment(point);
            double[] to = kind == PathIterator.SEG_CLOSE ? start : point;
            if (kind == PathIterator.SEG_MOVETO) {
                start = new double[]{point[0], point[1]};
            } else {
                segments = count + 4 > segments.length ? Arrays.copyOf(segments, count * 2) : segments;
                segments[count++] = (float) ((last[0] - bounds.getCenterX()) * scale);
                segments[count++] = (float) ((last[1] - bounds.getCenterY()) * scale);
                segments[count++] = (float) ((to[0] - bounds.getCenterX()) * scale);
                segments[count++] = (float) ((to[1] - bounds.getCenterY()) * scale);
            }
            last = new double[]{to[0], to[1]};
        }
        return new Outline(Arrays.copyOf(segments, count), filled);
    }

    /** Distance of a point from the pen's way, or from the area's edge: negative inside of the area. */
    float distance(float x, float y) {
        float nearest = Float.MAX_VALUE;
        boolean inside = false;
        for (int i = 0; i < segments.length; i += 4) {
            float x0 = segments[i];
            float y0 = segments[i + 1];
            float dx = segments[i + 2] - x0;
            float dy = segments[i + 3] - y0;
            float px = x - x0;
            float py = y - y0;
            float length = dx * dx + dy * dy;
            float along = length == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
            float ex = px - along * dx;
            float ey = py - along * dy;
            nearest = Math.min(nearest, ex * ex + ey * ey);
            if (filled && y0 > y != segments[i + 3] > y && px < dx * py / dy) {
                inside = !inside;
            }
        }
        float distance = (float) Math.sqrt(nearest);
        return inside ? -distance : distance;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outline outline && filled == outline.filled
                && Arrays.equals(segments, outline.segments);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(segments);
    }
}

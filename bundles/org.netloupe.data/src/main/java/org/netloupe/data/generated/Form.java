package org.netloupe.data.generated;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The forms of the shapes, as distance from their edge. */
enum Form {
    CIRCLE, SQUARE, TRIANGLE, STAR, CROSS, RING;

    private static final Outline TRIANGLE_EDGE = polygon(3, 1.15, 1.15);
    private static final Outline STAR_EDGE = polygon(10, 1.2, 0.5);

    /** A polygon around the origin, the first corner at the top; every other one at the second radius. */
    private static Outline polygon(int corners, double radius, double other) {
        float[] segments = new float[4 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * StrictMath.PI * i / corners;
            double length = i % 2 == 0 ? radius : other;
            int previous = (i + corners - 1) % corners;
            segments[4 * i] = (float) (length * StrictMath.sin(angle));
            segments[4 * i + 1] = (float) (-length * StrictMath.cos(angle));
            segments[4 * previous + 2] = segments[4 * i];
            segments[4 * previous + 3] = segments[4 * i + 1];
        }
        return new Outline(segments, true);
    }

    /** Lower-case names, in order. */
    static List<String> names() {
        return Stream.of(values()).map(Form::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Signed distance of a point from the edge of the form of about radius 1 around the origin; negative inside. */
    float distance(float x, float y) {
        return switch (this) {
            case CIRCLE -> length(x, y) - 1;
            case SQUARE -> box(x, y, 0.86f, 0.86f);
            case TRIANGLE -> TRIANGLE_EDGE.distance(x, y);
            case STAR -> STAR_EDGE.distance(x, y);
            case CROSS -> Math.min(box(x, y, 1.05f, 0.36f), box(x, y, 0.36f, 1.05f));
            case RING -> Math.abs(length(x, y) - 0.8f) - 0.27f;
        };
    }

    private static float length(float x, float y) {
        return (float) Math.sqrt(x * x + y * y);
    }

    private static float box(float x, float y, float halfWidth, float halfHeight) {
        float dx = Math.abs(x) - halfWidth;
        float dy = Math.abs(y) - halfHeight;
        return length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
    }
}

package org.netloupe.numerics.tsne;

/**
 * The square around the points of a map.
 *
 * @param extent of the longer side
 */
record MapBounds(float left, float bottom, float extent) {
    /** Bounds of points [points, 2], at least one. */
    static MapBounds of(float[] positions) {
        float left = positions[0];
        float right = left;
        float bottom = positions[1];
        float top = bottom;
        for (int i = 2; i < positions.length; i += 2) {
            left = Math.min(left, positions[i]);
            right = Math.max(right, positions[i]);
            bottom = Math.min(bottom, positions[i + 1]);
            top = Math.max(top, positions[i + 1]);
        }
        return new MapBounds(left, bottom, Math.max(right - left, top - bottom));
    }
}

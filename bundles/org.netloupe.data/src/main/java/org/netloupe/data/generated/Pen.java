package org.netloupe.data.generated;

/** What share of a pixel a glyph covers. Asked pixel by pixel, by one thread; faster where neighbours follow each other. */
final class Pen {
    private final Outline outline;
    private final GlyphMap map;
    private final float half;
    private final float sharpness;
    private float lastX;
    private float lastY;
    private float clearance;

    /**
     * @param half width of the stroke on either side of the outline
     * @param sharpness pixels per height of the glyph
     */
    Pen(Outline outline, GlyphMap map, float half, float sharpness) {
        this.outline = outline;
        this.map = map;
        this.half = half;
        this.sharpness = sharpness;
    }

    /** Cover of the pixel around a point of the image, 0..1. */
    float cover(float imageX, float imageY) {
        map.toGlyph(imageX, imageY);
        float reach = half + 0.5f / sharpness;
        float dx = map.x() - lastX;
        float dy = map.y() - lastY;
        // no point gets nearer to the outline than by the way it moved: most pixels are clear without a look
        if (clearance > reach && dx * dx + dy * dy < (clearance - reach) * (clearance - reach)) {
            return 0;
        }
        lastX = map.x();
        lastY = map.y();
        clearance = outline.distance(lastX, lastY);
        return Math.min(1, Math.max(0, (half - clearance) * sharpness + 0.5f));
    }
}

package org.netloupe.data.generated;

/**
 * The way from a pixel back to the glyph's own box: shift, rotation, slant, stretch and elastic displacement undone.
 * Used by one thread; the answer of the last call stands in it, because it is asked for every pixel.
 */
final class GlyphMap {
    private final ElasticField elastic;
    private final float shiftX;
    private final float shiftY;
    private final float xx;
    private final float xy;
    private final float yx;
    private final float yy;
    private float x;
    private float y;

    /** @param share height of a glyph of scale 1 as a share of the image */
    GlyphMap(GlyphStyle style, ElasticField elastic, double share) {
        this.elastic = elastic;
        this.shiftX = (float) style.shiftX();
        this.shiftY = (float) style.shiftY();
        double angle = StrictMath.toRadians(style.rotation());
        double cos = StrictMath.cos(angle) / (share * style.scale());
        double sin = StrictMath.sin(angle) / (share * style.scale());
        this.yx = (float) -sin;
        this.yy = (float) cos;
        this.xx = (float) ((cos - style.slant() * sin) / style.stretch());
        this.xy = (float) ((sin + style.slant() * cos) / style.stretch());
    }

    /** Maps a point of the image, -0.5..0.5 in both axes. */
    void toGlyph(float imageX, float imageY) {
        float px = imageX - shiftX;
        float py = imageY - shiftY;
        float gx = xx * px + xy * py;
        float gy = yx * px + yy * py;
        x = gx + elastic.displaceX(gx, gy);
        y = gy + elastic.displaceY(gx, gy);
    }

    float x() {
        return x;
    }

    float y() {
        return y;
    }
}

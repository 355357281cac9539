package org.netloupe.data.generated;

import java.util.List;
import java.util.SplittableRandom;

import org.netloupe.core.data.Attribute;
import org.netloupe.core.data.AttributeValue;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.KeptImages;

/** Digits, each painted from the distance of every pixel to the glyph's outline under an affine and elastic map. */
final class Glyphs extends KeptImages {
    static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("hand", Attribute.Kind.TEXT, "Digit and the way it is written: 4b is the second way of 4"),
            new Attribute("rotation", Attribute.Kind.NUMBER, "Degrees, clockwise"),
            new Attribute("slant", Attribute.Kind.NUMBER, "Horizontal shift per height, positive to the right"),
            new Attribute("thickness", Attribute.Kind.NUMBER, "Stroke width as a share of the height"));
    /** A glyph of scale 1 is as high as MNIST's: 20 of 28 pixels. */
    private static final double GLYPH_SHARE = 20 / 28.0;
    private static final double ELASTIC = 0.075;

    private final List<List<Outline>> outlines;
    private final int[] hands;
    private final Settings settings;
    private final int side;

    /** @param outlines for each digit its outlines in all hands */
    Glyphs(Description description, List<List<Outline>> outlines, Settings settings) {
        super(description);
        this.outlines = outlines;
        this.hands = outlines.stream().mapToInt(List::size).toArray();
        this.settings = settings;
        this.side = (int) description.featureShape().extent(1);
    }

    /**
     * What all glyphs of a dataset have in common.
     *
     * @param distortion 0..2, 1 is a person's hand
     * @param noise largest random change of a pixel, 0..1
     */
    record Settings(long seed, double distortion, double noise) {}

    private GlyphStyle style(int index) {
        checkIndex(index);
        return style(Randomness.of(settings.seed, index));
    }

    private GlyphStyle style(SplittableRandom random) {
        return GlyphStyle.draw(random, hands, settings.distortion);
    }

    @Override
    protected byte[] make(int index) {
        SplittableRandom random = Randomness.of(settings.seed, index);
        GlyphStyle style = style(random);
        Outline outline = outlines.get(style.digit()).get(style.hand());
        GlyphMap map = new GlyphMap(style, new ElasticField(random, ELASTIC * settings.distortion), GLYPH_SHARE);
        // fonts bring a weight of their own, which the thickness only varies
        float half = (float) (outline.filled() ? style.thickness() - 0.1 : style.thickness()) / 2;
        float sharpness = (float) (side * GLYPH_SHARE * style.scale());
        Pen pen = new Pen(outline, map, half, sharpness);
        byte[] pixels = new byte[side * side];
        for (int y = 0; y < side; y++) {
            paintRow(y, pixels, pen, style.ink(), random);
        }
        return pixels;
    }

    private void paintRow(int y, byte[] pixels, Pen pen, double ink, SplittableRandom random) {
        for (int x = 0; x < side; x++) {
            float cover = pen.cover((x + 0.5f) / side - 0.5f, (y + 0.5f) / side - 0.5f);
            double noise = settings.noise == 0 ? 0 : settings.noise * (2 * random.nextDouble() - 1);
            pixels[y * side + x] = pixel(cover * ink + noise);
        }
    }

    private static byte pixel(double brightness) {
        return (byte) Math.round(255 * Math.min(1, Math.max(0, brightness)));
    }

    @Override
    public int[] targets(int index) {
        return new int[]{style(index).digit()};
    }

    @Override
    public AttributeValue attribute(int index, int attribute) {
        checkAttribute(index, attribute);
        GlyphStyle style = style(index);
        return switch (attribute) {
            case 0 -> new AttributeValue.Text(style.digit() + Character.toString('a' + style.hand()));
            case 1 -> new AttributeValue.Number(style.rotation());
            case 2 -> new AttributeValue.Number(style.slant());
            default -> new AttributeValue.Number(style.thickness());
        };
    }
}

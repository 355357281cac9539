package org.netloupe.data.generated;

import java.util.List;
import java.util.stream.IntStream;

import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** Generated digits: what the first steps of a user and the demonstration train on. */
public final class GlyphsProvider extends GeneratedProvider {
    private static final Option SIDE = new Option.Whole("side", "Image side", "Height and width in pixels.", 28, 8,
            256);
    private static final Option FACE = new Option.Choice("face", "Face",
            "pen: digits drawn by hand, the same on every machine; fonts: the fonts of this machine, which differ "
                    + "between machines.",
            "pen", List.of("pen", "fonts"));
    private static final Option DISTORTION = new Option.Decimal("distortion", "Distortion",
            "Rotation, slant, shift, stretch and elastic distortion; 1 is a person's hand, 0 none.", 1, 0, 2);
    private static final Option NOISE = new Option.Decimal("noise", "Noise",
            "Largest random change of a pixel, of a brightness of 0 to 1.", 0.15, 0, 1);

    public GlyphsProvider() {
        super(10_000, List.of(DISTORTION, NOISE, FACE, SIDE));
    }

    @Override
    Dataset generate(int size, long seed, OptionValues options) throws InputException {
        int side = (int) options.whole("side");
        Target target = new Target.Classes(IntStream.range(0, 10).mapToObj(Integer::toString).toList());
        Description description = new Description("Glyphs, seed " + seed, FeatureKind.IMAGE, Shape.of(1, side, side),
                target, Glyphs.ATTRIBUTES, SplitOptions.drawn(size, options));
        List<List<Outline>> outlines = options.text("face").equals("pen")
                ? IntStream.range(0, 10).mapToObj(PenDigits::hands).toList()
                : FontDigits.read();
        return new Glyphs(description, outlines,
                new Glyphs.Settings(seed, options.decimal("distortion"), options.decimal("noise")));
    }
}

package org.netloupe.data.generated;

import java.util.List;

import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** Generated colour images of one shape each; the class is the form or the colour. */
public final class ColouredShapesProvider extends GeneratedProvider {
    private static final Option CLASS = new Option.Choice("class", "Class", "What tells the classes apart.", "form",
            List.of("form", "colour"));
    private static final Option NOISE = new Option.Decimal("noise", "Noise",
            "Largest random change of a pixel, of a brightness of 0 to 1.", 0.06, 0, 1);
    private static final Option SIDE = new Option.Whole("side", "Image side", "Height and width in pixels.", 32, 8,
            256);

    public ColouredShapesProvider() {
        super(10_000, List.of(CLASS, NOISE, SIDE));
    }

    @Override
    Dataset generate(int size, long seed, OptionValues options) throws InputException {
        int side = (int) options.whole("side");
        boolean byForm = options.text("class").equals("form");
        Target target = new Target.Classes(byForm ? Form.names() : Colour.names());
        Description description = new Description("Shapes, seed " + seed, FeatureKind.IMAGE, Shape.of(3, side, side),
                target, ColouredShapes.ATTRIBUTES, SplitOptions.drawn(size, options));
        return new ColouredShapes(description, seed, byForm, options.decimal("noise"));
    }
}

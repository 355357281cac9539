package org.netloupe.data.generated;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Probe;
import org.netloupe.core.data.Target;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.Description;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** Generated colour images of one shape each; the class is the form or the colour. */
public final class ColouredShapesProvider implements DataProvider {
    private static final Option CLASS = new Option.Choice("class", "Class", "What tells the classes apart.", "form",
            List.of("form", "colour"));
    private static final Option NOISE = new Option.Decimal("noise", "Noise",
            "Largest random change of a pixel, of a brightness of 0 to 1.", 0.06, 0, 1);
    private static final Option SIDE = new Option.Whole("side", "Image side", "Height and width in pixels.", 32, 8,
            256);

    @Override
    public List<Option> options() {
        return SplitOptions.after(GeneratedOptions.size(10_000), GeneratedOptions.SEED_OPTION, CLASS, NOISE, SIDE);
    }

    @Override
    public boolean needsPath() {
        return false;
    }

    @Override
    public Probe probe(Path path) {
        return Probe.NO;
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) throws InputException {
        int size = (int) options.whole(GeneratedOptions.SIZE);
        long seed = options.whole(GeneratedOptions.SEED);
        int side = (int) options.whole("side");
        boolean byForm = options.text("class").equals("form");
        Target target = new Target.Classes(byForm ? Form.names() : Colour.names());
        Description description = new Description("Shapes, seed " + seed, FeatureKind.IMAGE, Shape.of(3, side, side),
                target, ColouredShapes.ATTRIBUTES, SplitOptions.drawn(size, options));
        return new ColouredShapes(description, seed, byForm, options.decimal("noise"));
    }
}

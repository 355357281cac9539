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

/**
 * The parenthesis language of LSTMVis (Strobelt et al. 2018, section "Proof-of-Concept"): parentheses match, nesting is
 * at most 4 deep, and a digit tells the level at its place.
 */
public final class BracketsProvider implements DataProvider {
    private static final Option STEPS = new Option.Whole("steps", "Steps", "Tokens of each sequence.", 50, 2, 10_000);
    private static final Option DEPTH = new Option.Whole("depth", "Nesting", "Deepest level of nesting.", 4, 1, 4);

    @Override
    public List<Option> options() {
        return SplitOptions.after(GeneratedOptions.size(2_000), GeneratedOptions.SEED_OPTION, STEPS, DEPTH);
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
        Description description = new Description("Brackets, seed " + seed, FeatureKind.TOKENS,
                Shape.of(options.whole("steps")), new Target.NextToken(Brackets.VOCABULARY), Brackets.ATTRIBUTES,
                SplitOptions.drawn(size, options));
        return new Brackets(description, seed, (int) options.whole("depth"));
    }
}

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

/**
 * The parenthesis language of LSTMVis (Strobelt et al. 2018, section "Proof-of-Concept"): parentheses match, nesting is
 * at most 4 deep, and a digit tells the level at its place.
 */
public final class BracketsProvider extends GeneratedProvider {
    private static final Option STEPS = new Option.Whole("steps", "Steps", "Tokens of each sequence.", 50, 2, 10_000);
    private static final Option DEPTH = new Option.Whole("depth", "Nesting", "Deepest level of nesting.", 4, 1, 4);

    public BracketsProvider() {
        super(2_000, List.of(STEPS, DEPTH));
    }

    @Override
    Dataset generate(int size, long seed, OptionValues options) throws InputException {
        Description description = new Description("Brackets, seed " + seed, FeatureKind.TOKENS,
                Shape.of(options.whole("steps")), new Target.NextToken(Brackets.VOCABULARY), Brackets.ATTRIBUTES,
                SplitOptions.drawn(size, options));
        return new Brackets(description, seed, (int) options.whole("depth"));
    }
}

package org.netloupe.data.dataset;

import java.util.ArrayList;
import java.util.List;

import org.netloupe.core.data.Splits;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.InputException;

/** The options by which splits are made where a source has none, the same for every provider. */
public final class SplitOptions {
    private static final String VALIDATION = "validation";
    private static final String TEST = "test";
    private static final String SEED = "split-seed";
    private static final List<Option> OPTIONS = List.of(
            new Option.Decimal(VALIDATION, "Validation share",
                    "Share of the training instances (of all, where the source has no test split) that validate, "
                            + "drawn by seed; unused where the source has a validation split.",
                    0.1, 0, 0.9),
            new Option.Decimal(TEST, "Test share",
                    "Share of the instances that test, drawn by seed; unused where the source has splits.", 0.1, 0,
                    0.9),
            new Option.Whole(SEED, "Split seed", "The same seed draws the same splits, everywhere.", 1, 0,
                    Long.MAX_VALUE));

    private SplitOptions() {}

    /** A provider's own options followed by those of the splits. */
    public static List<Option> after(Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.addAll(OPTIONS);
        return List.copyOf(all);
    }

    /**
     * Draws all splits.
     *
     * @param size number of instances
     * @throws InputException if validation and test together leave nothing to train on
     */
    public static Splits drawn(int size, OptionValues options) throws InputException {
        double validation = options.decimal(VALIDATION);
        double test = options.decimal(TEST);
        if (validation + test >= 1) {
            throw new InputException("Options validation and test", "shares that leave instances to train on",
                    "%s and %s".formatted(validation, test), "Choose smaller shares.");
        }
        return Splits.random(size, options.whole(SEED), validation, test);
    }

    /**
     * Draws the validation split of a source that has its own test split.
     *
     * @param train number of training instances, which come first
     * @param test number of test instances, which follow
     */
    public static Splits besideTest(int train, int test, OptionValues options) {
        return Splits.withValidation(train, test, options.whole(SEED), options.decimal(VALIDATION));
    }

    /** As {@link #besideTest}, or {@link #drawn} if there are no test instances. */
    public static Splits keepingTest(int train, int test, OptionValues options) throws InputException {
        return test == 0 || train == 0 ? drawn(train + test, options) : besideTest(train, test, options);
    }
}

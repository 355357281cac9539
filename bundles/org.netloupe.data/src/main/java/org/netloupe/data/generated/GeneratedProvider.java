package org.netloupe.data.generated;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.data.dataset.SplitOptions;
import org.netloupe.tensor.InputException;

/** What all generated samples have in common: no file, a size and a seed before their own options, drawn splits. */
abstract class GeneratedProvider implements DataProvider {
    private static final String SIZE = "size";
    private static final String SEED = "seed";
    private static final Option SEED_OPTION = new Option.Whole(SEED, "Seed",
            "The same seed generates the same instances, on every machine.", 1, 0, Long.MAX_VALUE);

    private final List<Option> options;

    /**
     * @param defaultSize number of instances unless the user says otherwise
     * @param own options of this sample, in their order
     */
    GeneratedProvider(int defaultSize, List<Option> own) {
        Option size = new Option.Whole(SIZE, "Instances", "Number of instances.", defaultSize, 1, 10_000_000);
        options = SplitOptions.after(Stream.concat(Stream.of(size, SEED_OPTION), own.stream())
                .toArray(Option[]::new));
    }

    @Override
    public final List<Option> options() {
        return options;
    }

    @Override
    public final boolean needsPath() {
        return false;
    }

    @Override
    public final Probe probe(Path path) {
        return Probe.NO;
    }

    @Override
    public final Dataset open(Optional<Path> path, OptionValues values, Progress progress) throws InputException {
        return generate((int) values.whole(SIZE), values.whole(SEED), values);
    }

    /**
     * Describes the instances; each is generated when it is asked for.
     *
     * @param values the other options
     * @throws InputException if the options contradict each other
     */
    abstract Dataset generate(int size, long seed, OptionValues values) throws InputException;
}

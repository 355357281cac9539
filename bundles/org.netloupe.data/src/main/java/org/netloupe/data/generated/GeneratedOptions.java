package org.netloupe.data.generated;

import java.util.SplittableRandom;

import org.netloupe.core.option.Option;

/** The options that all generated samples share, and randomness that depends on nothing but them. */
final class GeneratedOptions {
    static final String SIZE = "size";
    static final String SEED = "seed";
    static final Option SEED_OPTION = new Option.Whole(SEED, "Seed",
            "The same seed generates the same instances, on every machine.", 1, 0, Long.MAX_VALUE);

    private GeneratedOptions() {}

    static Option size(int defaultValue) {
        return new Option.Whole(SIZE, "Instances", "Number of instances.", defaultValue, 1, 10_000_000);
    }

    /** Randomness of one instance: the same whenever, in whatever order and by whichever thread it is asked for. */
    static SplittableRandom random(long seed, int index) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + index * 0x9E3779B97F4A7C15L * 3);
    }
}

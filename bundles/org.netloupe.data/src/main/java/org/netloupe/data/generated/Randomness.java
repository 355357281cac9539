package org.netloupe.data.generated;

import java.util.SplittableRandom;

/** Randomness that depends on nothing but the seed and the instance. */
final class Randomness {
    private Randomness() {}

    /** The same whenever, in whatever order and by whichever thread it is asked for. */
    static SplittableRandom of(long seed, int index) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + index * 0x9E3779B97F4A7C15L * 3);
    }
}

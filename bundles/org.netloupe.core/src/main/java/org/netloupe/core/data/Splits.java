package org.netloupe.core.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Which instance of a dataset belongs to which split. Immutable. */
public final class Splits {
    private static final Split[] ALL = Split.values();

    private final byte[] assignment;
    private final int[] counts = new int[ALL.length];

    private Splits(byte[] assignment) {
        this.assignment = assignment;
        for (byte split : assignment) {
            counts[split]++;
        }
    }

    /** The first instances train, the next validate, the last test. */
    public static Splits contiguous(int train, int validation, int test) {
        byte[] assignment = new byte[train + validation + test];
        Arrays.fill(assignment, train, train + validation, (byte) Split.VALIDATION.ordinal());
        Arrays.fill(assignment, train + validation, assignment.length, (byte) Split.TEST.ordinal());
        return new Splits(assignment);
    }

    /** One split per instance, copied. */
    public static Splits of(Split[] splits) {
        byte[] assignment = new byte[splits.length];
        for (int i = 0; i < splits.length; i++) {
            assignment[i] = (byte) splits[i].ordinal();
        }
        return new Splits(assignment);
    }

    /**
     * Assigns by seed: the same seed and size give the same splits everywhere.
     *
     * @param validation share of the validation split, 0..1
     * @param test share of the test split, 0..1; what remains trains
     */
    public static Splits random(int size, long seed, double validation, double test) {
        byte[] assignment = new byte[size];
        return new Splits(drawn(assignment, size, seed, validation, test));
    }

    /**
     * Keeps instances from {@code size} on as they are in a source that has its own test split, and takes the validation
     * split from the training instances by seed.
     *
     * @param train number of the training instances, which come first
     * @param test number of the test instances, which follow
     */
    public static Splits withValidation(int train, int test, long seed, double validation) {
        byte[] assignment = new byte[train + test];
        Arrays.fill(assignment, train, assignment.length, (byte) Split.TEST.ordinal());
        return new Splits(drawn(assignment, train, seed, validation, 0));
    }

    private static byte[] drawn(byte[] assignment, int size, long seed, double validation, double test) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int validationCount = (int) Math.round(size * validation);
        int drawn = Math.min(size, validationCount + (int) Math.round(size * test));
        for (int i = 0; i < drawn; i++) {
            int other = i + random.nextInt(size - i);
            int index = order[other];
            order[other] = order[i];
            Split split = i < validationCount ? Split.VALIDATION : Split.TEST;
            assignment[index] = (byte) split.ordinal();
        }
        return assignment;
    }

    /** Number of instances in all splits. */
    public int size() {
        return assignment.length;
    }

    public int count(Split split) {
        return counts[split.ordinal()];
    }

    public Split of(int index) {
        return ALL[assignment[index]];
    }

    /** The instances of a split in ascending order, a new array. */
    public int[] indices(Split split) {
        int[] indices = new int[count(split)];
        for (int i = 0, n = 0; n < indices.length; i++) {
            if (assignment[i] == split.ordinal()) {
                indices[n++] = i;
            }
        }
        return indices;
    }
}

package org.netloupe.core.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every instance is in exactly one split, the same one wherever it is drawn. */
class SplitsTest {
    private static void assertPartition(Splits splits) {
        BitSet seen = new BitSet();
        int total = 0;
        for (Split split : Split.values()) {
            int[] indices = splits.indices(split);
            assertEquals(splits.count(split), indices.length);
            assertArrayEquals(Arrays.stream(indices).sorted().toArray(), indices, "ascending");
            for (int index : indices) {
                assertFalse(seen.get(index), "twice: " + index);
                assertEquals(split, splits.of(index));
                seen.set(index);
            }
            total += indices.length;
        }
        assertEquals(splits.size(), total);
        assertEquals(splits.size(), seen.cardinality());
    }

    @Test
    void contiguousPartsFollowEachOther() {
        Splits splits = Splits.contiguous(3, 2, 1);
        assertPartition(splits);
        assertArrayEquals(new int[]{0, 1, 2}, splits.indices(Split.TRAIN));
        assertArrayEquals(new int[]{3, 4}, splits.indices(Split.VALIDATION));
        assertArrayEquals(new int[]{5}, splits.indices(Split.TEST));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1, 0.1", "1, 0.5, 0.5", "7, 0.2, 0.2", "1000, 0.1, 0.2", "1000, 0, 0", "1000, 1, 1",
            "3, 0.5, 0.5"})
    void randomPartsHaveTheSharesThatWereAskedFor(int size, double validation, double test) {
        Splits splits = Splits.random(size, 42, validation, test);
        assertPartition(splits);
        assertEquals(Math.round(size * validation), splits.count(Split.VALIDATION));
        int rest = size - splits.count(Split.VALIDATION);
        assertEquals(Math.min(rest, Math.round(size * test)), splits.count(Split.TEST));
    }

    @Test
    void aSeedGivesTheSamePartsForGood() {
        assertArrayEquals(Splits.random(500, 7, 0.2, 0.1).indices(Split.VALIDATION),
                Splits.random(500, 7, 0.2, 0.1).indices(Split.VALIDATION));
        assertFalse(Arrays.equals(Splits.random(500, 7, 0.2, 0.1).indices(Split.VALIDATION),
                Splits.random(500, 8, 0.2, 0.1).indices(Split.VALIDATION)));
        // kept models are compared on these instances: the numbers must not change between versions
        assertArrayEquals(PINNED, Splits.random(20, 1, 0.2, 0.1).indices(Split.VALIDATION));
    }

    private static final int[] PINNED = {1, 6, 12, 19};

    @Test
    void theTestInstancesOfTheSourceStayTheTestSplit() {
        Splits splits = Splits.withValidation(100, 20, 3, 0.25);
        assertPartition(splits);
        assertEquals(25, splits.count(Split.VALIDATION));
        assertEquals(75, splits.count(Split.TRAIN));
        int[] test = splits.indices(Split.TEST);
        assertEquals(20, test.length);
        assertEquals(100, test[0]);
    }

    @Test
    void everyInstanceIsEquallyLikelyToBeDrawn() {
        int[] drawn = new int[50];
        for (int seed = 0; seed < 2000; seed++) {
            for (int index : Splits.random(50, seed, 0.2, 0).indices(Split.VALIDATION)) {
                drawn[index]++;
            }
        }
        // binomial, n = 2000, p = 0.2: mean 400, standard deviation 17.9
        assertTrue(Arrays.stream(drawn).allMatch(count -> Math.abs(count - 400) < 5 * 17.9), Arrays.toString(drawn));
    }

    @Test
    void givenAssignmentsAreKeptAndCopied() {
        Split[] given = new Random(5).ints(100, 0, 3).mapToObj(i -> Split.values()[i]).toArray(Split[]::new);
        Split[] copy = given.clone();
        Splits splits = Splits.of(copy);
        Arrays.fill(copy, Split.TEST);
        assertPartition(splits);
        for (int i = 0; i < given.length; i++) {
            assertEquals(given[i], splits.of(i));
        }
    }
}

package org.netloupe.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;

import org.junit.jupiter.api.Test;

class PointsTest {
    @Test
    void takesFloatsDoublesAndMemoryAlike() {
        float[] values = {1, 2, 3, 4, 5, 6};
        Points floats = Points.of(values, 2, 3);
        Points doubles = Points.of(new double[]{1, 2, 3, 4, 5, 6}, 2, 3);
        Points memory = Points.of(MemorySegment.ofArray(values), 2, 3);
        assertArrayEquals(floats.values(), doubles.values());
        assertArrayEquals(floats.values(), memory.values());
        assertEquals(6, floats.get(1, 2));
        assertEquals(27, floats.squaredDistance(0, floats, 1));
    }

    @Test
    void saysWhichPointHasNoFiniteValue() {
        String nan = assertThrows(InvalidInputException.class, () -> Points.of(new float[]{1, 2, 3, Float.NaN}, 2, 2))
                .getMessage();
        assertEquals("Expected finite values, but point 1 has NaN in dimension 1", nan);
        assertThrows(InvalidInputException.class, () -> Points.of(new double[]{1e300}, 1, 1));
    }

    @Test
    void saysHowManyValuesAreNeeded() {
        String message = assertThrows(InvalidInputException.class, () -> Points.of(new float[5], 2, 3)).getMessage();
        assertTrue(message.contains("need 6 values, not 5"), message);
    }
}

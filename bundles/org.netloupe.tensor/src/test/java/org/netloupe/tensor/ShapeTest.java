package org.netloupe.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void countsElements() {
        assertEquals(24, Shape.of(2, 3, 4).size());
        assertEquals(1, Shape.of().size());
        assertEquals(0, Shape.of(0, 5).size());
        assertEquals(6_000_000_000L, Shape.of(3_000_000_000L, 2).size());
    }

    @Test
    void dropsAndAddsTheOutermostAxis() {
        assertEquals(Shape.of(3, 4), Shape.of(2, 3, 4).inner());
        assertEquals(Shape.of(9, 3, 4), Shape.of(3, 4).batch(9));
        assertThrows(IllegalStateException.class, () -> Shape.of().inner());
    }

    @Test
    void refusesNegativeAndOverflowingExtents() {
        assertThrows(IllegalArgumentException.class, () -> Shape.of(2, -1));
        assertThrows(IllegalArgumentException.class, () -> Shape.of(1L << 40, 1L << 40));
    }

    @Test
    void isAValue() {
        long[] extents = {2, 3};
        Shape shape = new Shape(extents);
        extents[0] = 9;
        shape.extents()[1] = 9;
        assertEquals(Shape.of(2, 3), shape);
        assertEquals(Shape.of(2, 3).hashCode(), shape.hashCode());
        assertNotEquals(Shape.of(3, 2), shape);
        assertEquals("[2, 3]", shape.toString());
        assertEquals(2, shape.rank());
        assertEquals(3, shape.extent(1));
    }
}

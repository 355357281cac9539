package org.netloupe.numerics.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;

class StarCoordinatesTest {
    @Test
    void putsACertainPredictionAtTheEndOfItsAxis() {
        Points certain = Points.of(new float[]{1, 0, 0, 0, 0, 1, 0, 0, 0.5f, 0, 0.5f, 0}, 3, 4);
        assertArrayEquals(new float[]{1, 0, 0, 1, 0, 0}, StarCoordinates.regular(4, 2).project(certain), 1e-6f);
    }

    @Test
    void spreadsAxesOfThreeDimensionsOverTheSphere() {
        double[] centre = new double[3];
        for (double[] axis : StarCoordinates.regular(10, 3).axes()) {
            assertEquals(1, Math.hypot(Math.hypot(axis[0], axis[1]), axis[2]), 1e-9);
            for (int c = 0; c < 3; c++) {
                centre[c] += axis[c] / 10;
            }
        }
        assertArrayEquals(new double[3], centre, 0.1);
    }

    @Test
    void followsADraggedAxis() {
        StarCoordinates moved = StarCoordinates.regular(3, 2).withAxis(1, 2.5, -1);
        Points point = Points.of(new float[]{0, 2, 0}, 1, 3);
        assertArrayEquals(new float[]{5, -2}, moved.project(point), 1e-6f);
    }

    @Test
    void placesNothingAndOneDimension() {
        assertEquals(0, StarCoordinates.regular(3, 2).project(Points.of(new float[0], 0, 3)).length);
        assertArrayEquals(new float[]{7, 0}, StarCoordinates.regular(1, 2).project(Points.of(new float[]{7}, 1, 1)));
    }

    @Test
    void refusesWhatIsNoMap() {
        assertThrows(InvalidInputException.class, () -> StarCoordinates.regular(3, 4));
        assertThrows(InvalidInputException.class, () -> StarCoordinates.regular(0, 2));
        assertThrows(InvalidInputException.class, () -> StarCoordinates.regular(3, 2).withAxis(0, Double.NaN, 1));
        assertThrows(InvalidInputException.class,
                () -> StarCoordinates.regular(3, 2).project(Points.of(new float[4], 1, 4)));
    }
}

package org.netloupe.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.numerics.Execution;

class LaneFourierTest {
    @ParameterizedTest
    @MethodSource("org.netloupe.numerics.testdata.Samples#executions")
    void isTheSumOfItsDefinition(Execution execution) {
        for (int length : new int[]{1, 2, 3, 4, 5, 6, 8, 15, 30, 36, 60, 64, 100}) {
            LaneFourier fourier = LaneFourier.of(length, execution);
            LaneBuffer buffer = filled(length, fourier.lanes());
            float[] real = buffer.real().clone();
            float[] imaginary = buffer.imaginary().clone();
            fourier.forward(buffer);
            int lane = fourier.lanes() - 1;
            for (int k = 0; k < length; k++) {
                double re = 0;
                double im = 0;
                for (int j = 0; j < length; j++) {
                    double angle = -2 * Math.PI * j * k / length;
                    double a = real[j * fourier.lanes() + lane];
                    double b = imaginary[j * fourier.lanes() + lane];
                    re += a * Math.cos(angle) - b * Math.sin(angle);
                    im += a * Math.sin(angle) + b * Math.cos(angle);
                }
                assertEquals(re, buffer.real()[k * fourier.lanes() + lane], 1e-4);
                assertEquals(im, buffer.imaginary()[k * fourier.lanes() + lane], 1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.netloupe.numerics.testdata.Samples#executions")
    void comesBackByItsInverse(Execution execution) {
        LaneFourier fourier = LaneFourier.of(240, execution);
        LaneBuffer buffer = filled(240, fourier.lanes());
        float[] real = buffer.real().clone();
        fourier.forward(buffer);
        fourier.inverse(buffer);
        for (int i = 0; i < real.length; i++) {
            assertEquals(real[i], buffer.real()[i] / 240, 1e-5);
        }
    }

    private static LaneBuffer filled(int length, int lanes) {
        LaneBuffer buffer = new LaneBuffer(length, lanes);
        Random random = new Random(length);
        for (int i = 0; i < length * lanes; i++) {
            buffer.real()[i] = (float) random.nextGaussian();
            buffer.imaginary()[i] = (float) random.nextGaussian();
        }
        return buffer;
    }

    @Test
    void namesTheLengthsItCanDo() {
        assertEquals(14 + 2, LaneFourier.goodLength(13));
        assertEquals(30, LaneFourier.goodLength(29));
        assertThrows(IllegalArgumentException.class, () -> LaneFourier.of(14, Execution.unwatched()));
    }
}

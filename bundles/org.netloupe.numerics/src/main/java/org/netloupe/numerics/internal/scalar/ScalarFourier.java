package org.netloupe.numerics.internal.scalar;

import java.util.Arrays;

import org.netloupe.numerics.internal.LaneFourier;

/** Transforms in plain Java: a sum over the inputs of each butterfly, whatever the radix, with a table of its roots. */
public final class ScalarFourier extends LaneFourier {
    /** Sequences at once. */
    public static final int LANES = 8;

    /** For sequences of a length. */
    public ScalarFourier(int length) {
        super(length, LANES);
    }

    @Override
    protected void radix2(Stage stage) {
        butterflies(stage, 2);
    }

    @Override
    protected void radix3(Stage stage) {
        butterflies(stage, 3);
    }

    @Override
    protected void radix4(Stage stage) {
        butterflies(stage, 4);
    }

    @Override
    protected void radix5(Stage stage) {
        butterflies(stage, 5);
    }

    private void butterflies(Stage stage, int radix) {
        int s = stage.stride();
        for (int p = 0; p < stage.groups(); p++) {
            for (int out = 0; out < radix; out++) {
                combine(stage, radix, p, out, (radix * p + out) * s * LANES);
            }
        }
    }

    /** One output of the butterflies of a group: the inputs times roots of unity, for all lanes and sequences beside. */
    private void combine(Stage stage, int radix, int p, int out, int to) {
        int s = stage.stride();
        int width = s * LANES;
        Arrays.fill(stage.toReal(), to, to + width, 0);
        Arrays.fill(stage.toImaginary(), to, to + width, 0);
        for (int in = 0; in < radix; in++) {
            int angle = (p * s * out + in * out % radix * (length() / radix)) % length();
            int from = (p + in * stage.groups()) * width;
            addTurned(stage, from, to, width, angle);
        }
    }

    private void addTurned(Stage stage, int from, int to, int width, int angle) {
        float c = cosine[angle];
        float s = sine[angle];
        float[] real = stage.real();
        float[] imaginary = stage.imaginary();
        for (int k = 0; k < width; k++) {
            stage.toReal()[to + k] += real[from + k] * c - imaginary[from + k] * s;
            stage.toImaginary()[to + k] += real[from + k] * s + imaginary[from + k] * c;
        }
    }
}

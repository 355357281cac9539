package org.netloupe.numerics.internal;

/**
 * Complex sequences side by side, one in each lane: element k of lane x stands at k * lanes + x. Transforms write to a second
 * pair of arrays and swap the pairs. For one thread.
 */
public final class LaneBuffer {
    private float[] real;
    private float[] imaginary;
    private float[] spareReal;
    private float[] spareImaginary;

    /** Zeros. */
    public LaneBuffer(int length, int lanes) {
        real = new float[length * lanes];
        imaginary = new float[length * lanes];
        spareReal = new float[length * lanes];
        spareImaginary = new float[length * lanes];
    }

    /** Real parts. */
    public float[] real() {
        return real;
    }

    /** Imaginary parts. */
    public float[] imaginary() {
        return imaginary;
    }

    float[] spareReal() {
        return spareReal;
    }

    float[] spareImaginary() {
        return spareImaginary;
    }

    /** Makes the spare pair the values. */
    void swap() {
        float[] values = real;
        real = spareReal;
        spareReal = values;
        values = imaginary;
        imaginary = spareImaginary;
        spareImaginary = values;
    }

    /** Makes real parts imaginary and the reverse, which turns a forward transform between two of them into an inverse. */
    void exchange() {
        float[] values = real;
        real = imaginary;
        imaginary = values;
        values = spareReal;
        spareReal = spareImaginary;
        spareImaginary = values;
    }
}

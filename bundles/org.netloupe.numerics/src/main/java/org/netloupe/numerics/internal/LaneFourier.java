package org.netloupe.numerics.internal;

import java.util.stream.IntStream;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.scalar.ScalarFourier;
import org.netloupe.numerics.internal.vector.VectorFourier;

/**
 * Fourier transforms of many sequences at once, one in each lane of a vector, by Stockham's method with radices 5, 4, 3 and 2
 * (Van Loan, Computational Frameworks for the Fast Fourier Transform, 1.7), which needs no reordering. Immutable.
 */
public abstract class LaneFourier {
    private final int length;
    private final int lanes;
    private final int[] radices;
    /** Cosine and minus sine of each multiple of the smallest angle. */
    protected final float[] cosine;
    /** See {@link #cosine}. */
    protected final float[] sine;

    /** For sequences of a length that has no prime factor but 2, 3 and 5. */
    protected LaneFourier(int length, int lanes) {
        this.length = length;
        this.lanes = lanes;
        radices = radices(length);
        cosine = new float[length];
        sine = new float[length];
        for (int i = 0; i < length; i++) {
            cosine[i] = (float) Math.cos(2 * Math.PI * i / length);
            sine[i] = (float) -Math.sin(2 * Math.PI * i / length);
        }
    }

    /** The fastest there is for an execution. */
    public static LaneFourier of(int length, Execution execution) {
        return execution.vectors() ? new VectorFourier(length) : new ScalarFourier(length);
    }

    /** Lanes for an execution. */
    public static int lanes(Execution execution) {
        return execution.vectors() ? VectorFourier.LANES : ScalarFourier.LANES;
    }

    private static int[] radices(int length) {
        IntStream.Builder found = IntStream.builder();
        int rest = length;
        for (int radix : new int[]{5, 3, 4, 2}) {
            for (; rest % radix == 0; rest /= radix) {
                found.add(radix);
            }
        }
        if (rest != 1) {
            throw new IllegalArgumentException("No transform of length " + length);
        }
        return found.build().toArray();
    }

    /** The least even length with no prime factor but 2, 3 and 5 that is not below another. */
    public static int goodLength(int least) {
        int length = least + least % 2;
        while (!isGood(length)) {
            length += 2;
        }
        return length;
    }

    private static boolean isGood(int length) {
        int rest = length;
        for (int radix : new int[]{2, 3, 5}) {
            while (rest % radix == 0) {
                rest /= radix;
            }
        }
        return rest == 1;
    }

    /** Elements of a sequence. */
    public final int length() {
        return length;
    }

    /** Sequences that are transformed at once. */
    public final int lanes() {
        return lanes;
    }

    /** Sums x_j exp(-2 pi i j k / length), in place. */
    public final void forward(LaneBuffer buffer) {
        int rest = length;
        int stride = 1;
        for (int radix : radices) {
            rest /= radix;
            stage(new Stage(buffer.real(), buffer.imaginary(), buffer.spareReal(), buffer.spareImaginary(), rest,
                    stride), radix);
            stride *= radix;
            buffer.swap();
        }
    }

    /** Sums x_j exp(2 pi i j k / length), in place; not divided by the length. */
    public final void inverse(LaneBuffer buffer) {
        buffer.exchange();
        forward(buffer);
        buffer.exchange();
    }

    private void stage(Stage stage, int radix) {
        switch (radix) {
            case 2 -> radix2(stage);
            case 3 -> radix3(stage);
            case 4 -> radix4(stage);
            default -> radix5(stage);
        }
    }

    /** One stage: reads {@code real} and {@code imaginary}, writes the others. */
    protected record Stage(float[] real, float[] imaginary, float[] toReal, float[] toImaginary, int groups,
            int stride) {}

    /** Butterflies of two. */
    protected abstract void radix2(Stage stage);

    /** Butterflies of three. */
    protected abstract void radix3(Stage stage);

    /** Butterflies of four. */
    protected abstract void radix4(Stage stage);

    /** Butterflies of five. */
    protected abstract void radix5(Stage stage);
}

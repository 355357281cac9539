package org.netloupe.numerics.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.stream.Stream;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;

/** Points and reference values of the tests. */
public final class Samples {
    private Samples() {}

    /** Values of scikit-learn, written by src/test/reference/reference_values.py. */
    public static float[] reference(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/reference/" + name + ".f32")) {
            if (in == null) {
                throw new IllegalStateException("No reference " + name);
            }
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 500 handwritten digits of 8 x 8 pixels. */
    public static Points digits() {
        return Points.of(reference("digits"), 500, 64);
    }

    /** The first of some points. */
    public static Points first(Points points, int count) {
        float[] values = new float[count * points.dimensions()];
        System.arraycopy(points.values(), 0, values, 0, values.length);
        return Points.of(values, count, points.dimensions());
    }

    /** Independent normal points. */
    public static Points normal(int count, int dimensions, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * dimensions];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Points.of(values, count, dimensions);
    }

    /** Normal clusters far apart; point i is in cluster i modulo their number. */
    public static Points clusters(int clusters, int count, int dimensions, long seed) {
        Points noise = normal(count, dimensions, seed);
        Points centres = normal(clusters, dimensions, seed + 1);
        float[] values = noise.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += 12 * centres.get(i / dimensions % clusters, i % dimensions);
        }
        return Points.of(values, count, dimensions);
    }

    /** The same points in another order: point i of the result is point order[i]. */
    public static Points reordered(Points points, int[] order) {
        float[] values = new float[points.values().length];
        int d = points.dimensions();
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(points.values(), order[i] * d, values, i * d, d);
        }
        return Points.of(values, points.count(), d);
    }

    /** Both code paths, with one thread and with three. */
    public static Stream<Execution> executions() {
        Execution vector = Execution.unwatched();
        return Stream.of(vector.withThreads(1), vector.withThreads(3), vector.withoutVectors().withThreads(1),
                vector.withoutVectors().withThreads(3));
    }
}

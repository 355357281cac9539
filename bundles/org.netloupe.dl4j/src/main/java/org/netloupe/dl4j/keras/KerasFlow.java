package org.netloupe.dl4j.keras;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.dl4j.network.Flow;
import org.netloupe.tensor.InputException;

/**
 * What leaves a layer.
 *
 * @param flattened the image that a vector was flattened from, channels first, where Keras has channels last; null if the
 *            vector's order is that of Keras
 */
record KerasFlow(Flow flow, Flow.@Nullable Image flattened) {
    static KerasFlow of(Flow flow) {
        return new KerasFlow(flow, null);
    }

    /** What an input layer gives: [height, width, channels], [units], [steps, units], or [steps] of tokens. */
    static KerasFlow input(KerasLayer layer, boolean tokens) throws InputException {
        List<Long> shape = layer.shape();
        boolean open = shape.stream().anyMatch(extent -> extent < 1 || extent > 1 << 20);
        int steps = shape.isEmpty() ? -1 : Math.toIntExact(Math.clamp(shape.getFirst(), -1, 1 << 20));
        if (tokens && shape.size() == 1) {
            return of(new Flow.Tokens(0, steps));
        }
        if (shape.size() == 2 && shape.get(1) > 0 && shape.get(1) <= 1 << 20) {
            return of(new Flow.Sequence(Math.toIntExact(shape.get(1)), steps));
        }
        if (open || shape.size() != 1 && shape.size() != 3) {
            throw layer.wrong("an input of fixed extents: images, vectors or sequences",
                    shape.toString().replace("-1", "None"));
        }
        return of(shape.size() == 1
                ? new Flow.Vector(steps)
                : new Flow.Image(shape.get(2).intValue(), shape.get(0).intValue(), shape.get(1).intValue()));
    }

    /**
     * Rows of a matrix in the order of DL4J.
     *
     * @param rows one row per unit in the order of Keras
     * @param columns values of a row
     */
    float[] reordered(float[] rows, int columns) {
        Flow.Image image = flattened;
        if (image == null) {
            return rows;
        }
        float[] ordered = new float[rows.length];
        int to = 0;
        for (int c = 0; c < image.channels(); c++) {
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    int from = (y * image.width() + x) * image.channels() + c;
                    System.arraycopy(rows, from * columns, ordered, to++ * columns, columns);
                }
            }
        }
        return ordered;
    }
}

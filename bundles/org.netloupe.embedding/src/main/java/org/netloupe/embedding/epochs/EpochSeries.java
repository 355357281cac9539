package org.netloupe.embedding.epochs;

import java.io.IOException;
import java.nio.file.Path;

import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.npy.NpyFile;

/**
 * Activations of the same instances at each epoch of a training run.
 *
 * @param values [epochs, instances, units]
 */
public record EpochSeries(Tensor values) {
    public EpochSeries {
        if (values.shape().rank() != 3) {
            throw new IllegalArgumentException(
                    "A series has the axes [epochs, instances, units], not " + values.shape());
        }
    }

    /**
     * Maps a file; one of [instances, units] is a single epoch.
     *
     * @throws InputException if it is no npy file, or one of another rank
     */
    public static EpochSeries read(Path file) throws IOException {
        Tensor values = NpyFile.map(file);
        return switch (values.shape().rank()) {
            case 2 -> new EpochSeries(values.reshape(values.shape().batch(1)));
            case 3 -> new EpochSeries(values);
            default ->
                throw new InputException(file.toString(), "an array [instances, units] or [epochs, instances, units]",
                        "one of shape " + values.shape(), "");
        };
    }

    /** Number of epochs. */
    public int epochs() {
        return (int) values.shape().extent(0);
    }

    /** Number of instances. */
    public int instances() {
        return Math.toIntExact(values.shape().extent(1));
    }

    /** Number of values of an instance. */
    public int units() {
        return Math.toIntExact(values.shape().extent(2));
    }

    /** One epoch [instances, units]; shares the memory. */
    public Tensor epoch(int number) {
        return values.slice(number, 1).reshape(Shape.of(instances(), units()));
    }
}

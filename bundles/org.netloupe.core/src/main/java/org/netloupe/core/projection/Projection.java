package org.netloupe.core.projection;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.Tensor;

/**
 * Places points of many dimensions in two or three. Contributed to {@code org.netloupe.core.projections}; has a public
 * constructor without parameters; stateless.
 */
public interface Projection {
    /** Options in the order in which a view shows them; a random one declares {@code seed}. */
    List<Option> options();

    /**
     * Projects points; the same input, options and seed give the same bits.
     *
     * @param points [points, dimensions], finite
     * @param dimensions 2 or 3
     * @return FLOAT32 [points, dimensions]
     * @throws org.netloupe.tensor.InputException if the points are of another rank or have NaN or infinite values
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Tensor project(Tensor points, int dimensions, OptionValues options, Progress progress) throws IOException;

    /**
     * Projects the points of one epoch of a training run so that the map can be compared with that of the epoch before. A
     * projection that has no way to do so projects them on their own.
     *
     * @param points [points, dimensions], finite
     * @param reference the same points at the epoch that a basis is taken from, for projections that have one: all epochs of a
     *        run get the same
     * @param previous FLOAT32 [points, 2 or 3], the map of the epoch before; for the first epoch a map of it on its own
     * @return FLOAT32 of the shape of the map before
     * @throws org.netloupe.tensor.InputException if the points are of another rank or have NaN or infinite values
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    default Tensor projectEpoch(Tensor points, Tensor reference, Tensor previous, OptionValues options,
            Progress progress) throws IOException {
        return project(points, (int) previous.shape().extent(1), options, progress);
    }
}

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
}

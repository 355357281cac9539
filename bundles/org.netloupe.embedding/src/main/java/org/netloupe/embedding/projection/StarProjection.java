package org.netloupe.embedding.projection;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.numerics.linear.StarCoordinates;
import org.netloupe.tensor.Tensor;

/** Star coordinates with evenly spread axes of length 1. */
public final class StarProjection implements Projection {
    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public Tensor project(Tensor points, int dimensions, OptionValues options, Progress progress)
            throws IOException {
        return Bridge.compute("Star coordinates", points, dimensions, progress,
                (rows, _) -> StarCoordinates.regular(rows.dimensions(), dimensions).project(rows));
    }
}

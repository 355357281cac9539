package org.example.vendor;

import java.util.List;

import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;

/** Shows chosen dimensions as they are, from one on. */
public final class ColumnsProjection implements Projection {
    @Override
    public List<Option> options() {
        return List.of(new Option.Whole("first", "First dimension", "The dimension on the first axis; the others "
                + "follow it.", 0, 0, Integer.MAX_VALUE));
    }

    @Override
    public Tensor project(Tensor points, int dimensions, OptionValues options, Progress progress)
            throws InputException {
        int first = (int) options.whole("first");
        if (points.shape().rank() != 2 || points.shape().extent(1) < (long) first + dimensions) {
            throw new InputException("The points", "[points, at least %d]".formatted((long) first + dimensions),
                    points.shape().toString(), "Choose an earlier first dimension.");
        }
        int count = (int) points.shape().extent(0);
        float[] places = new float[count * dimensions];
        for (int i = 0; i < count; i++) {
            progress.checkCancelled();
            points.copyTo(i * points.shape().extent(1) + first, places, i * dimensions, dimensions);
        }
        return Tensor.of(places, count, dimensions);
    }
}

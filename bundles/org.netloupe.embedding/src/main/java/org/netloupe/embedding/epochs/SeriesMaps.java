package org.netloupe.embedding.epochs;

import java.io.IOException;
import java.util.Map;

import org.netloupe.core.extension.Contribution;
import org.netloupe.core.operation.Operation;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.tensor.DType;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;

/**
 * Aligned maps of all epochs of a series in memory: each starts from the one before, and what has a basis takes it from the last
 * epoch. The result is [epochs, instances, dimensions], FLOAT32.
 *
 * @param series at least one epoch
 * @param projection by which
 * @param dimensions of the maps, 2 or 3
 * @param options given options of the projection by key
 */
public record SeriesMaps(EpochSeries series, Contribution<Projection> projection, int dimensions,
        Map<String, String> options) implements Operation<Tensor> {
    public SeriesMaps {
        options = Map.copyOf(options);
    }

    @Override
    public Tensor execute(Progress progress) throws IOException {
        OptionValues values = OptionValues.of(projection.require(Projection::options), options);
        Tensor reference = series.epoch(series.epochs() - 1);
        Tensor maps = Tensor.allocate(DType.FLOAT32, Shape.of(series.epochs(), series.instances(), dimensions));
        Tensor previous = projection.require(p -> p.project(series.epoch(0), dimensions, values, progress));
        for (int epoch = 0; epoch < series.epochs(); epoch++) {
            progress.checkCancelled();
            if (series.epochs() > 1) {
                Tensor points = series.epoch(epoch);
                Tensor before = previous;
                previous = projection.require(p -> p.projectEpoch(points, reference, before, values, progress));
            }
            maps.row(epoch).data().copyFrom(previous.data());
        }
        return maps;
    }
}

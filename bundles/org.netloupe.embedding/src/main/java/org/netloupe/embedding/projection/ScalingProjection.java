package org.netloupe.embedding.projection;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.scaling.Distances;
import org.netloupe.numerics.scaling.Smacof;
import org.netloupe.numerics.scaling.SmacofOptions;
import org.netloupe.tensor.Tensor;

/** Metric scaling of Euclidean distances by SMACOF; each epoch of a run starts from the map of the epoch before. */
public final class ScalingProjection implements Projection {
    /** All distances are held in memory: 20 bytes a pair. */
    private static final int MOST_POINTS = 8000;
    private static final Option ITERATIONS = new Option.Whole("iterations", "Iterations", "At most so many", 300, 0,
            100_000);
    private static final Option TOLERANCE = new Option.Decimal("tolerance", "Tolerance",
            "Ends when an iteration takes less than this share off the squared errors", 1e-4, 0, 1);
    private static final Option SEED = new Option.Whole("seed", "Seed", "Of the noise that leaves a line", 1,
            Long.MIN_VALUE, Long.MAX_VALUE);

    @Override
    public List<Option> options() {
        return List.of(ITERATIONS, TOLERANCE, SEED);
    }

    @Override
    public Tensor project(Tensor points, int dimensions, OptionValues options, Progress progress)
            throws IOException {
        return Bridge.compute("Metric scaling", points, dimensions, progress,
                (rows, execution) -> Smacof.map(distances(rows), given(dimensions, options), execution).positions());
    }

    @Override
    public Tensor projectEpoch(Tensor points, Tensor reference, Tensor previous, OptionValues options,
            Progress progress) throws IOException {
        int dimensions = (int) previous.shape().extent(1);
        return Bridge.compute("Metric scaling", points, dimensions, progress, (rows, execution) -> Smacof
                .map(distances(rows), previous.toFloats(), given(dimensions, options), execution).positions());
    }

    private static SmacofOptions given(int dimensions, OptionValues options) {
        return new SmacofOptions(dimensions, (int) options.whole(ITERATIONS.key()),
                options.decimal(TOLERANCE.key()), options.whole(SEED.key()));
    }

    private static Distances distances(Points points) {
        int n = points.count();
        if (n > MOST_POINTS) {
            throw new InvalidInputException("metric scaling holds all distances and takes at most %d points, not %d"
                    .formatted(MOST_POINTS, n));
        }
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double distance = Math.sqrt(points.squaredDistance(i, points, j));
                values[i * n + j] = distance;
                values[j * n + i] = distance;
            }
        }
        return new Distances(n, values);
    }
}

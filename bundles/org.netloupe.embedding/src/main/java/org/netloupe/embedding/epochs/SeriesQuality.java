package org.netloupe.embedding.epochs;

import java.io.IOException;

import org.netloupe.core.operation.Progress;
import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.Work;
import org.netloupe.numerics.quality.MapQuality;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;

/**
 * Means of the quality of the map of one epoch.
 *
 * @param neighbours how many were compared
 * @param trustworthiness from 0 to 1: near points of the map are near
 * @param continuity from 0 to 1: near points are near in the map
 * @param kept share of the neighbours that stay neighbours
 */
public record SeriesQuality(int neighbours, double trustworthiness, double continuity, double kept) {
    /**
     * Measures a map.
     *
     * @param points [instances, units]
     * @param map [instances, 2 or 3]
     * @throws InputException if there are too few points for so many neighbours
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static SeriesQuality of(Tensor points, Tensor map, int neighbours, Progress progress) throws IOException {
        Work work = new Work() {
            @Override
            public void done(double share) {
                // a map takes seconds
            }

            @Override
            public boolean cancelled() {
                return progress.isCancelled();
            }
        };
        try {
            MapQuality quality = MapQuality.of(rows(points), rows(map), neighbours,
                    Execution.unwatched().watchedBy(work));
            return new SeriesQuality(neighbours, quality.meanTrustworthiness(), quality.meanContinuity(),
                    quality.meanKept());
        } catch (InvalidInputException e) {
            throw new InputException("The quality of a map", "points that it can be measured with", e.getMessage(), "",
                    e);
        }
    }

    private static Points rows(Tensor tensor) {
        return Points.of(tensor.toFloats(), Math.toIntExact(tensor.shape().extent(0)),
                Math.toIntExact(tensor.shape().extent(1)));
    }
}

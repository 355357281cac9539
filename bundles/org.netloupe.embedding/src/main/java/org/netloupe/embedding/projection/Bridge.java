package org.netloupe.embedding.projection;

import java.io.IOException;

import org.netloupe.core.operation.Progress;
import org.netloupe.numerics.Execution;
import org.netloupe.numerics.InvalidInputException;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.Work;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;

/** Between the domain and the numerics: tensors and points, progress and work, faults of either. */
final class Bridge {
    private static final int PARTS = 1000;

    private Bridge() {}

    /** A computation over points. */
    interface Computation {
        /** Gives positions [points, dimensions]. */
        float[] run(Points points, Execution execution) throws IOException;
    }

    /**
     * Runs a computation over the points of a tensor.
     *
     * @param label what is done, for the user
     * @return [points, dimensions]
     * @throws InputException if the tensor is no matrix of finite values, or the computation refuses it
     */
    static Tensor compute(String label, Tensor points, int dimensions, Progress progress, Computation computation)
            throws IOException {
        try {
            Points rows = points(points);
            progress.begin(label, PARTS);
            float[] positions = computation.run(rows, Execution.unwatched().watchedBy(work(progress)));
            return Tensor.of(positions, rows.count(), dimensions);
        } catch (InvalidInputException e) {
            throw new InputException("Points to project", "what the projection can compute with",
                    e.getMessage(), "Change the option or the data.", e);
        }
    }

    /** The rows of a matrix, as float. */
    static Points points(Tensor tensor) throws IOException {
        if (tensor.shape().rank() != 2) {
            throw new InputException("Points to project", "an array [points, dimensions]",
                    "one of " + tensor.shape(), "Flatten what belongs to a point first.");
        }
        int count = Math.toIntExact(tensor.shape().extent(0));
        int dimensions = Math.toIntExact(tensor.shape().extent(1));
        return Points.of(tensor.toFloats(), count, dimensions);
    }

    /** Progress may be told by one thread only, so that the computation's threads take turns. */
    private static Work work(Progress progress) {
        return new Work() {
            private long told;

            @Override
            public synchronized void done(double share) {
                long parts = Math.clamp((long) (share * PARTS), 0, PARTS);
                if (parts > told) {
                    progress.worked(parts - told);
                    told = parts;
                }
            }

            @Override
            public synchronized boolean cancelled() {
                return progress.isCancelled();
            }
        };
    }
}

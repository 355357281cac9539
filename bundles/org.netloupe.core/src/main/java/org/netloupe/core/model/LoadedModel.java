package org.netloupe.core.model;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

import org.netloupe.tensor.Tensor;

/** A model ready to compute. Used by one thread at a time; the caller closes it. */
public interface LoadedModel extends AutoCloseable {
    ComputationGraph graph();

    /**
     * One forward pass in evaluation mode.
     *
     * @param batch [instances, ...] with inner axes as the graph's input says, images channels first, tokens [instances,
     *            steps]
     * @param taps ids of the nodes whose output is wanted too
     * @throws org.netloupe.tensor.InputException if the batch does not fit the model's input, or a tap is no node of the
     *             graph
     */
    Activations run(Tensor batch, Collection<String> taps) throws IOException;

    /** The output alone. */
    default Tensor predict(Tensor batch) throws IOException {
        return run(batch, List.of()).output();
    }

    /** Releases the model's memory; does not throw. */
    @Override
    void close();
}

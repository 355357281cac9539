package org.netloupe.core.model;

import java.util.Map;

import org.netloupe.tensor.Tensor;

/**
 * What one forward pass over a batch gave, all FLOAT32 with the batch axis first.
 *
 * @param output [instances, classes], or [instances, steps, classes] of sequence models
 * @param taps activation by node id: [instances, channels, height, width], [instances, units] or [instances, steps,
 *            units]
 */
public record Activations(Tensor output, Map<String, Tensor> taps) {
    public Activations {
        taps = Map.copyOf(taps);
    }
}

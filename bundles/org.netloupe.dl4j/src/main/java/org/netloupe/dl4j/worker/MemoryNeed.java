package org.netloupe.dl4j.worker;

import java.util.Locale;

import org.netloupe.core.training.Optimizer;
import org.netloupe.tensor.InputException;

/**
 * What training a network takes at least, outside the Java heap: parameters, their gradients and the optimiser's state.
 * Activations come on top; they can be made smaller by smaller batches, this cannot. Without the check a training that
 * does not fit would be ended by the kernel, without a word, and other programs with it.
 *
 * @param network for messages
 * @param parameters how many
 * @param loaded whether the parameters are in memory already
 */
record MemoryNeed(String network, long parameters, Optimizer.Kind optimizer, boolean loaded) {

    /** In bytes. */
    long bytes() {
        // one float each for the parameters and their gradients
        int arrays = (loaded ? 0 : 1) + 1 + states();
        return Math.multiplyExact(parameters, (long) arrays * Float.BYTES);
    }

    /** Floats that the optimiser keeps for each parameter. */
    private int states() {
        return switch (optimizer) {
            case ADAM -> 2;
            case NESTEROV, RMSPROP -> 1;
            case SGD -> 0;
        };
    }

    /**
     * Refuses a training that cannot fit.
     *
     * @param available bytes
     * @throws InputException naming what is needed and what there is
     */
    void check(long available) throws InputException {
        if (bytes() > available) {
            throw new InputException(network,
                    String.format(Locale.ROOT,
                            "%,d MB of free memory for %,d parameters with their gradients and the state of %s",
                            (bytes() + 999_999) / 1_000_000, parameters, optimizer.name().toLowerCase(Locale.ROOT)),
                    String.format(Locale.ROOT, "%,d MB", available / 1_000_000),
                    "Use fewer units, pool before dense layers, or end other programs.");
        }
    }
}

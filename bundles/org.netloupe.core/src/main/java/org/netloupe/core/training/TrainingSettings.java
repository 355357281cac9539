package org.netloupe.core.training;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How a network is trained.
 *
 * @param batchSize instances per update
 * @param epochs passes over the training split
 * @param seed of weights, order and dropout
 * @param threads threads of the numerics, 0 for one per core
 */
public record TrainingSettings(Optimizer optimizer, int batchSize, int epochs, long seed, int threads) {
    /** Adam 0.001, batches of 128, 10 epochs, seed 1, a thread per core. */
    public static final TrainingSettings DEFAULT = new TrainingSettings(Optimizer.DEFAULT, 128, 10, 1, 0);

    public TrainingSettings(@Nullable Optimizer optimizer, int batchSize, int epochs, long seed, int threads) {
        this.optimizer = optimizer == null ? Optimizer.DEFAULT : optimizer;
        this.batchSize = range("batchSize", batchSize, 1, 1_000_000);
        this.epochs = range("epochs", epochs, 1, 1_000_000);
        this.seed = seed;
        this.threads = range("threads", threads, 0, 4096);
    }

    private static int range(String what, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException("%s: expected %d to %d, found %d".formatted(what, minimum, maximum,
                    value));
        }
        return value;
    }

    public TrainingSettings withEpochs(int count) {
        return new TrainingSettings(optimizer, batchSize, count, seed, threads);
    }
}

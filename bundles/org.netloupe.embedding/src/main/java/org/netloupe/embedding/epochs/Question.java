package org.netloupe.embedding.epochs;

/** Which instances to find by their way through the epochs. */
public sealed interface Question {
    /** Predicted as one class and at the next epoch as another. */
    record Crossed(int from, int to) implements Question {}

    /** Learnt and forgotten at least so many times. */
    record Forgotten(int times) implements Question {}

    /** Right to the end only from an epoch on. */
    record LearntLate(int epoch) implements Question {}

    /** Right at no epoch. */
    record NeverLearnt() implements Question {}

    /** The score of the true class falls over the last epochs, by at least so much an epoch. */
    record Falling(int lastEpochs, double slope) implements Question {}
}

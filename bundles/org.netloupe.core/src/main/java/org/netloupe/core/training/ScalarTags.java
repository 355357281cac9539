package org.netloupe.core.training;

/**
 * Tags of the scalars in a run's event files. The step of {@code batch/} tags is the iteration (1 is the first update),
 * of all others the epoch (1 is the first). A scalar metric of the validation split has the tag {@code validation/}
 * with the last part of the metric's id: {@code validation/accuracy}.
 */
public final class ScalarTags {
    /** Mean loss of one batch, in training mode. */
    public static final String BATCH_LOSS = "batch/loss";
    public static final String BATCH_LEARNING_RATE = "batch/learningRate";
    /** Instances trained a second, over the last batches. */
    public static final String BATCH_SPEED = "batch/instancesPerSecond";
    /** Mean loss over the batches of the epoch, in training mode. */
    public static final String TRAIN_LOSS = "train/loss";
    /** Share of the training instances that were right while training. */
    public static final String TRAIN_ACCURACY = "train/accuracy";
    /** Mean loss over the whole validation split, in evaluation mode. */
    public static final String VALIDATION_LOSS = "validation/loss";
    /** The iteration at which the epoch ended: joins the two kinds of steps. */
    public static final String EPOCH_ITERATION = "epoch/iteration";

    private ScalarTags() {}

    /** The tag of a metric over the validation split. */
    public static String validation(String metricId) {
        return "validation/" + metricId.substring(metricId.lastIndexOf('.') + 1);
    }
}

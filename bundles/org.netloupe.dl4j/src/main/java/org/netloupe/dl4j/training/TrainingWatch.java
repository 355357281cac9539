package org.netloupe.dl4j.training;

import java.io.IOException;

import org.netloupe.core.training.Evaluation;

/** Follows a training on its own thread: that is where it may be held or ended. */
public interface TrainingWatch {
    /**
     * After an update.
     *
     * @return whether to go on
     */
    boolean batchDone(BatchReport batch) throws IOException;

    /** After an update whose loss is no number, or infinite; the training ends with an error then. */
    default void lossLost(BatchReport batch) {}

    /**
     * After all updates of an epoch and its evaluation; the network is as it will begin the next epoch.
     *
     * @return whether to go on
     */
    boolean epochDone(EpochReport epoch) throws IOException;

    /**
     * One update.
     *
     * @param epoch that is being trained, 1 is the first
     * @param iteration updates since the beginning of the run, 1 is the first
     * @param loss mean cross-entropy of the batch in nats, in training mode
     * @param size instances
     * @param seconds that the update took, reading not included
     */
    record BatchReport(int epoch, long iteration, double loss, double accuracy, int size, double seconds) {}

    /**
     * One epoch.
     *
     * @param epoch that was trained, 1 is the first
     * @param iteration updates since the beginning of the run
     * @param trainLoss mean over the batches, in training mode, weighted by their instances
     * @param trainAccuracy share of right answers in training mode
     * @param validation over the whole validation split; null if that is empty
     */
    record EpochReport(int epoch, long iteration, double trainLoss, double trainAccuracy,
            @org.eclipse.jdt.annotation.Nullable Evaluation validation) {}
}

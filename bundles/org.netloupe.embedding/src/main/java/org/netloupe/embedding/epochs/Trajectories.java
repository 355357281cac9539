package org.netloupe.embedding.epochs;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.netloupe.tensor.Tensor;

/**
 * What the prediction for each instance went through over the epochs. An instance is learnt at an epoch if its true class has the
 * highest score, and forgotten each time it is no more (Toneva et al., An empirical study of example forgetting during deep neural
 * network learning, ICLR 2019). Immutable; time and memory O(epochs x instances).
 */
public final class Trajectories {
    private final int epochs;
    private final int[] labels;
    /** [instances][epochs] */
    private final int[][] predictions;
    /** [instances][epochs] score of the true class */
    private final float[][] confidence;

    private Trajectories(int epochs, int[] labels) {
        this.epochs = epochs;
        this.labels = labels;
        predictions = new int[labels.length][epochs];
        confidence = new float[labels.length][epochs];
    }

    /**
     * Reads a series of class scores.
     *
     * @param scores [epochs, instances, classes]
     * @param labels true class of each instance
     * @throws IllegalArgumentException if there is not one label from 0 to the number of classes for each instance
     */
    public static Trajectories of(EpochSeries scores, int[] labels) {
        if (labels.length != scores.instances()
                || Arrays.stream(labels).anyMatch(label -> label < 0 || label >= scores.units())) {
            throw new IllegalArgumentException("%d instances of %d classes need as many labels of these classes"
                    .formatted(scores.instances(), scores.units()));
        }
        Trajectories trajectories = new Trajectories(scores.epochs(), labels.clone());
        for (int epoch = 0; epoch < scores.epochs(); epoch++) {
            trajectories.read(epoch, scores.epoch(epoch));
        }
        return trajectories;
    }

    private void read(int epoch, Tensor scores) {
        int classes = Math.toIntExact(scores.shape().extent(1));
        float[] row = new float[classes];
        for (int i = 0; i < labels.length; i++) {
            scores.copyTo((long) i * classes, row, 0, classes);
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = row[c] > row[best] ? c : best;
            }
            predictions[i][epoch] = best;
            confidence[i][epoch] = row[labels[i]];
        }
    }

    /** The predicted class of an instance at an epoch. */
    public int prediction(int instance, int epoch) {
        return predictions[instance][epoch];
    }

    /** Whether the prediction is right. */
    public boolean isLearnt(int instance, int epoch) {
        return predictions[instance][epoch] == labels[instance];
    }

    /** How often a right prediction became a wrong one. */
    public int forgotten(int instance) {
        int times = 0;
        for (int epoch = 1; epoch < epochs; epoch++) {
            times += isLearnt(instance, epoch - 1) && !isLearnt(instance, epoch) ? 1 : 0;
        }
        return times;
    }

    /** The first epoch from which the prediction stays right; the number of epochs if the last one is wrong. */
    public int learntForGood(int instance) {
        int epoch = epochs;
        while (epoch > 0 && isLearnt(instance, epoch - 1)) {
            epoch--;
        }
        return epoch;
    }

    /** Slope of the true class's score over the last epochs, by least squares, per epoch. */
    public double trend(int instance, int lastEpochs) {
        int from = Math.max(0, epochs - lastEpochs);
        double middle = (from + epochs - 1) / 2.0;
        double sum = 0;
        double squares = 0;
        for (int epoch = from; epoch < epochs; epoch++) {
            sum += (epoch - middle) * confidence[instance][epoch];
            squares += (epoch - middle) * (epoch - middle);
        }
        return squares == 0 ? 0 : sum / squares;
    }

    /** The instances that a question is about, in rising order. */
    public int[] find(Question question) {
        return IntStream.range(0, labels.length).filter(i -> answers(i, question)).toArray();
    }

    private boolean answers(int i, Question question) {
        return switch (question) {
            case Question.Crossed(int from, int to) -> crossed(i, from, to);
            case Question.Forgotten(int times) -> forgotten(i) >= times;
            case Question.LearntLate(int epoch) -> learntForGood(i) >= epoch && learntForGood(i) < epochs;
            case Question.NeverLearnt() -> IntStream.range(0, epochs).noneMatch(epoch -> isLearnt(i, epoch));
            case Question.Falling(int lastEpochs, double slope) -> trend(i, lastEpochs) <= -slope;
        };
    }

    private boolean crossed(int i, int from, int to) {
        for (int epoch = 1; epoch < epochs; epoch++) {
            if (predictions[i][epoch - 1] == from && predictions[i][epoch] == to) {
                return true;
            }
        }
        return false;
    }
}

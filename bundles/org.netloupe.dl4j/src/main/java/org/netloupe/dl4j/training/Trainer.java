package org.netloupe.dl4j.training;

import java.io.IOException;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Split;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.dl4j.training.TrainingWatch.BatchReport;
import org.netloupe.dl4j.training.TrainingWatch.EpochReport;
import org.netloupe.tensor.InputException;

/**
 * Trains a network over a dataset. The order of instances and the noise of dropout follow from seed and epoch alone, so
 * that a training that was interrupted goes on from a checkpoint as if it had not been. Used by one thread.
 */
public final class Trainer {
    private final ComputationGraph network;
    private final Samples samples;
    private final TrainingSettings settings;
    private final Evaluator evaluator;
    private final OutputScores scores;
    private Sample lastSample = new Sample(new float[0], new int[0], new int[0], 0);

    /**
     * @param network initialised, with the optimiser's state of the epoch that it goes on from
     * @throws InputException if the network does not fit the dataset's classes, or there is nothing to train on
     */
    public Trainer(ComputationGraph network, Dataset dataset, TrainingSettings settings, Contributions contributions)
            throws InputException {
        if (dataset.splits().count(Split.TRAIN) == 0) {
            throw new InputException("Dataset " + dataset.name(), "instances in its training split", "none",
                    "Choose other splits.");
        }
        this.network = network;
        this.samples = new Samples(dataset);
        this.settings = settings;
        this.evaluator = new Evaluator(network, samples, contributions);
        this.scores = new OutputScores(network, dataset.target().classNames().size());
        network.setListeners(scores);
    }

    /** Updates of one epoch. */
    public long iterationsPerEpoch() {
        int instances = samples.dataset().splits().count(Split.TRAIN);
        return (instances + settings.batchSize() - 1L) / settings.batchSize();
    }

    /**
     * Trains up to the last epoch of the settings, or until the watch ends it.
     *
     * @param finished epochs that the network has behind it
     * @return whether all epochs are done
     * @throws InputException if the loss is no number any more, or the data are broken
     */
    public boolean train(int finished, TrainingWatch watch) throws IOException {
        for (int epoch = finished + 1; epoch <= settings.epochs(); epoch++) {
            Softmax sums = new Softmax();
            if (!epoch(epoch, sums, watch)) {
                return false;
            }
            ComputationGraphConfiguration configuration = network.getConfiguration();
            configuration.setEpochCount(epoch);
            Evaluation validation = samples.dataset().splits().count(Split.VALIDATION) == 0
                    ? null
                    : evaluator.evaluate(Split.VALIDATION, epoch);
            boolean more = watch.epochDone(new EpochReport(epoch, configuration.getIterationCount(), sums.meanLoss(),
                    sums.accuracy(), validation));
            if (!more && epoch < settings.epochs()) {
                return false;
            }
        }
        return true;
    }

    /** Measures a whole split in evaluation mode. */
    public Evaluation evaluate(Split split, int epoch) throws IOException {
        return evaluator.evaluate(split, epoch);
    }

    private boolean epoch(int epoch, Softmax sums, TrainingWatch watch) throws IOException {
        Nd4j.getRandom().setSeed(settings.seed() * 31 + epoch);
        int[] order = samples.shuffled(settings.seed(), epoch);
        try (Prefetch prefetch = new Prefetch(samples, order, settings.batchSize())) {
            for (Sample sample = prefetch.next(); sample != null; sample = prefetch.next()) {
                if (sample.count() > 0 && !told(update(epoch, sample), sums, watch)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean told(BatchReport batch, Softmax sums, TrainingWatch watch) throws IOException {
        if (!Double.isFinite(batch.loss())) {
            watch.lossLost(batch);
            throw new InputException("Training, epoch %d, iteration %d".formatted(batch.epoch(), batch.iteration()),
                    "a finite loss", Double.toString(batch.loss()),
                    "Lower the learning rate, or look for extreme values in the data.");
        }
        sums.add(scores.last());
        return watch.batchDone(batch);
    }

    private BatchReport update(int epoch, Sample sample) {
        long start = System.nanoTime();
        Batch batch = Batch.of(sample, samples.dataset());
        scores.expect(sample.targets());
        fit(batch);
        Softmax result = scores.last();
        long iteration = network.getConfiguration().getIterationCount();
        lastSample = sample;
        return new BatchReport(epoch, iteration, result.meanLoss(), result.accuracy(), sample.count(),
                (System.nanoTime() - start) / 1e9);
    }

    /** The probabilities of the last forward pass, [rows, classes]. */
    org.netloupe.agent.value.Tensor outputActivation() {
        return Predictions.probabilities(scores.lastScores(), samples.dataset().target().classNames().size());
    }

    /** The predictions of the last update's batch, in training mode and before the update. */
    public Predictions predictions() {
        return new Predictions(samples.dataset(), lastSample, scores.lastScores());
    }

    private void fit(Batch batch) {
        network.fit(new INDArray[]{batch.features()}, new INDArray[]{batch.labels()}, batch.featureMasks(),
                batch.labelMasks());
    }
}

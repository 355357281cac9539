package org.netloupe.dl4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Split;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.training.Evaluation;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.dl4j.Brackets;
import org.netloupe.dl4j.Patterns;
import org.netloupe.dl4j.format.Dl4jZip;
import org.netloupe.dl4j.natives.Natives;
import org.netloupe.dl4j.network.Borders;
import org.netloupe.dl4j.network.NetworkBuilder;
import org.netloupe.dl4j.network.NetworkPlan;
import org.netloupe.tensor.InputException;

/** Training over small datasets: it learns, it can be interrupted without a trace, it fails with a reason. */
class TrainerTest {
    private static final Architecture CONVOLUTIONS = new Architecture("small", List.of(new Layer.Conv2D(8, 3),
            new Layer.Activation(Layer.Activation.Function.RELU), new Layer.MaxPool(2, 2), new Layer.Dropout(0.25),
            new Layer.Dense(32), new Layer.Activation(Layer.Activation.Function.RELU)));

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void natives() throws InputException {
        Natives.prepare();
    }

    private static TrainingSettings settings(int epochs) {
        return new TrainingSettings(new Optimizer(Optimizer.Kind.ADAM, 3e-3), 32, epochs, 7, 1);
    }

    private static ComputationGraph network(Architecture architecture, Dataset dataset, TrainingSettings settings)
            throws InputException {
        ComputationGraph network = new ComputationGraph(NetworkBuilder.configure(NetworkPlan.of(architecture,
                dataset.featureKind(), dataset.featureShape(), dataset.target()), settings));
        network.init();
        return network;
    }

    /** Keeps what it is told and ends the training after a number of updates. */
    private static class Recorder implements TrainingWatch {
        final List<BatchReport> batches = new ArrayList<>();
        final List<EpochReport> epochs = new ArrayList<>();
        int most = Integer.MAX_VALUE;
        @Nullable
        Path checkpoints;
        @Nullable
        ComputationGraph network;

        @Override
        public boolean batchDone(BatchReport batch) {
            batches.add(batch);
            return batches.size() < most;
        }

        @Override
        public boolean epochDone(EpochReport epoch) throws IOException {
            epochs.add(epoch);
            Path path = checkpoints;
            ComputationGraph trained = network;
            if (path != null && trained != null) {
                Dl4jZip.write(path.resolve(epoch.epoch() + ".zip"), trained, null);
            }
            return true;
        }
    }

    private static Evaluation validation(TrainingWatch.EpochReport epoch) {
        Evaluation found = epoch.validation();
        if (found == null) {
            throw new AssertionError("no validation");
        }
        return found;
    }

    @Test
    void learnsPatternsAndReportsEveryUpdate() throws IOException {
        Dataset dataset = new Patterns(1000, 12, 10, 0.1);
        ComputationGraph network = network(CONVOLUTIONS, dataset, settings(5));
        Recorder watch = new Recorder();

        assertTrue(new Trainer(network, dataset, settings(5), Contributions.ofPlatform()).train(0, watch));

        assertEquals(5 * 22, watch.batches.size(), "700 training instances in batches of 32");
        assertEquals(110, watch.batches.getLast().iteration());
        assertEquals(700 % 32, watch.batches.getLast().size());
        Evaluation last = validation(watch.epochs.getLast());
        assertEquals(200, last.instances());
        assertTrue(last.loss() < 0.2, "validation loss " + last.loss());
        assertTrue(watch.epochs.getLast().trainAccuracy() > 0.9, "accuracy " + watch.epochs.getLast());
        assertTrue(last.metrics().keySet().stream().anyMatch(id -> id.endsWith("accuracy")), last.metrics().toString());
    }

    /** DL4J's own score is the mean cross-entropy too, over the same forward pass. */
    @Test
    void lossIsTheMeanCrossEntropyOfTheBatch() throws IOException {
        Dataset dataset = new Patterns(64, 12, 4, 0.1);
        ComputationGraph trained = network(CONVOLUTIONS, dataset, settings(1));
        Trainer trainer = new Trainer(trained, dataset, settings(1), Contributions.ofPlatform());
        List<Double> scores = new ArrayList<>();
        Recorder watch = new Recorder() {
            @Override
            public boolean batchDone(BatchReport batch) {
                scores.add(trained.score());
                return super.batchDone(batch);
            }
        };

        trainer.train(0, watch);

        for (int i = 0; i < scores.size(); i++) {
            assertEquals(scores.get(i), watch.batches.get(i).loss(), 1e-4);
        }
    }

    @Test
    void goesOnFromACheckpointBitForBit() throws IOException {
        Dataset dataset = new Patterns(300, 12, 5, 0.1);
        ComputationGraph whole = network(CONVOLUTIONS, dataset, settings(4));
        Recorder wholeWatch = new Recorder();
        wholeWatch.checkpoints = folder;
        wholeWatch.network = whole;
        new Trainer(whole, dataset, settings(4), Contributions.ofPlatform()).train(0, wholeWatch);

        ComputationGraph resumed = Dl4jZip.read(folder.resolve("2.zip"), true).network();
        Recorder resumedWatch = new Recorder();
        new Trainer(resumed, dataset, settings(4), Contributions.ofPlatform()).train(2, resumedWatch);

        assertEquals(wholeWatch.batches.getLast().iteration(), resumedWatch.batches.getLast().iteration());
        assertEquals(wholeWatch.epochs.getLast().trainLoss(), resumedWatch.epochs.getLast().trainLoss());
        assertEquals(validation(wholeWatch.epochs.getLast()).loss(), validation(resumedWatch.epochs.getLast()).loss());
        assertArrayEquals(Borders.floats(whole.params()), Borders.floats(resumed.params()));
    }

    @Test
    void endsWhenTheWatchSaysSo() throws IOException {
        Dataset dataset = new Patterns(300, 12, 5, 0.1);
        Recorder watch = new Recorder();
        watch.most = 3;

        assertFalse(new Trainer(network(CONVOLUTIONS, dataset, settings(4)), dataset, settings(4),
                Contributions.ofPlatform()).train(0, watch));

        assertEquals(3, watch.batches.size());
    }

    @Test
    void learnsTheNextTokenOfSequencesOfDifferentLengths() throws IOException {
        Dataset dataset = new Brackets(300, 10, false);
        Architecture lstm = new Architecture("lstm", List.of(new Layer.Embedding(8), new Layer.Lstm(16)));
        TrainingSettings settings = new TrainingSettings(new Optimizer(Optimizer.Kind.ADAM, 2e-2), 16, 4, 7, 1);
        Recorder watch = new Recorder();

        new Trainer(network(lstm, dataset, settings), dataset, settings, Contributions.ofPlatform()).train(0, watch);

        Evaluation first = validation(watch.epochs.getFirst());
        Evaluation last = validation(watch.epochs.getLast());
        assertTrue(last.loss() < 0.5 * first.loss() && last.loss() < 0.4, first.loss() + " to " + last.loss());
        long known = 0;
        for (int index : dataset.splits().indices(Split.VALIDATION)) {
            known += java.util.Arrays.stream(dataset.targets(index)).filter(t -> t >= 0).count();
        }
        assertEquals(known, last.instances(), "steps with a known next token");
    }

    @Test
    void classifiesWholeSequencesByTheirLastStep() throws IOException {
        Dataset dataset = new Brackets(300, 6, true);
        Architecture lstm = new Architecture("lstm", List.of(new Layer.Embedding(8), new Layer.Lstm(16)));
        TrainingSettings settings = new TrainingSettings(new Optimizer(Optimizer.Kind.ADAM, 2e-2), 16, 6, 7, 1);
        Recorder watch = new Recorder();

        new Trainer(network(lstm, dataset, settings), dataset, settings, Contributions.ofPlatform()).train(0, watch);

        assertTrue(watch.epochs.getLast().trainAccuracy() > 0.8, watch.epochs.getLast().toString());
    }

    @Test
    void saysWhenTheLossIsNoNumberAnyMore() throws InputException {
        Dataset dataset = new Patterns(300, 12, 5, 0.1);
        TrainingSettings wild = new TrainingSettings(new Optimizer(Optimizer.Kind.SGD, 1e30), 32, 2, 7, 1);
        Trainer trainer = new Trainer(network(CONVOLUTIONS, dataset, wild), dataset, wild,
                Contributions.ofPlatform());

        InputException e = assertThrows(InputException.class, () -> trainer.train(0, new Recorder()));

        assertTrue(e.getMessage().startsWith("Training, epoch 1, iteration "), e.getMessage());
        assertTrue(e.getMessage().contains("Lower the learning rate"), e.getMessage());
    }

    @Test
    void refusesANetworkForOtherClasses() throws InputException {
        ComputationGraph network = network(CONVOLUTIONS, new Patterns(300, 12, 5, 0.1), settings(1));

        InputException e = assertThrows(InputException.class, () -> new Trainer(network, new Patterns(300, 12, 6, 0.1),
                settings(1), Contributions.ofPlatform()));

        assertTrue(e.getMessage().contains("expected 6 units, as the dataset has classes, found 5"), e.getMessage());
    }
}

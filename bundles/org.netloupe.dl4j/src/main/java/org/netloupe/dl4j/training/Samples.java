package org.netloupe.dl4j.training;

import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Split;
import org.netloupe.core.data.Target;
import org.netloupe.tensor.InputException;

/** Reads a dataset's instances in the order of training. Thread safe as the dataset is. */
final class Samples {
    private final Dataset dataset;
    private final int featureCount;
    private final int targetCount;

    Samples(Dataset dataset) {
        this.dataset = dataset;
        this.featureCount = Math.toIntExact(dataset.featureShape().size());
        this.targetCount = dataset.target() instanceof Target.NextToken ? featureCount : 1;
    }

    Dataset dataset() {
        return dataset;
    }

    /** Targets of one instance: 1, or one a step. */
    int targetCount() {
        return targetCount;
    }

    /** The training split in the order of an epoch, which seed and epoch alone decide. */
    int[] shuffled(long seed, int epoch) {
        int[] order = dataset.splits().indices(Split.TRAIN);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + epoch);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /**
     * Reads instances; those without a known target are left out.
     *
     * @param order indices of instances
     * @param from first place in the order
     * @param to behind the last place
     * @throws InputException if a value is not finite, naming the instance
     */
    Sample read(int[] order, int from, int to) throws IOException {
        float[] features = new float[(to - from) * featureCount];
        int[] targets = new int[(to - from) * targetCount];
        int[] instances = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            int[] known = dataset.targets(order[i]);
            if (Arrays.stream(known).allMatch(target -> target < 0)) {
                continue;
            }
            dataset.features(order[i], features, count * featureCount);
            checkFinite(order[i], features, count * featureCount);
            System.arraycopy(known, 0, targets, count * targetCount, Math.min(known.length, targetCount));
            Arrays.fill(targets, count * targetCount + Math.min(known.length, targetCount), (count + 1) * targetCount,
                    -1);
            instances[count++] = order[i];
        }
        return new Sample(Arrays.copyOf(features, count * featureCount), Arrays.copyOf(targets, count * targetCount),
                Arrays.copyOf(instances, count), count);
    }

    private void checkFinite(int instance, float[] features, int from) throws InputException {
        boolean tokens = dataset.featureKind() == FeatureKind.TOKENS;
        for (int i = from; i < from + featureCount; i++) {
            if (!Float.isFinite(features[i])) {
                throw new InputException("Dataset %s, instance %d, feature %d".formatted(dataset.name(), instance,
                        i - from), tokens ? "a token" : "a finite number", Float.toString(features[i]),
                        "Remove the instance, or replace the value.");
            }
        }
    }
}

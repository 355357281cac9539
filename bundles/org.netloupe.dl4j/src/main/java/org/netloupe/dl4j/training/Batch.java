package org.netloupe.dl4j.training;

import org.eclipse.jdt.annotation.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.dl4j.network.Borders;

/**
 * Instances as DL4J takes them.
 *
 * @param features [instances, ...]
 * @param labels one-hot, [instances, classes] or [instances, classes, steps]
 * @param featureMask 1 where there is a token, for sequences
 * @param labelMask 1 where the target is known, for sequences
 */
record Batch(INDArray features, INDArray labels, @Nullable INDArray featureMask, @Nullable INDArray labelMask,
        Sample sample) {

    static Batch of(Sample sample, Dataset dataset) {
        int count = sample.count();
        int classes = dataset.target().classNames().size();
        boolean tokens = dataset.featureKind() == FeatureKind.TOKENS;
        long[] shape = dataset.featureShape().batch(count).extents();
        float[] features = tokens ? clipped(sample.features()) : sample.features();
        INDArray featureMask = tokens ? Borders.array(known(sample.features()), shape) : null;
        boolean everyStep = dataset.target() instanceof Target.NextToken;
        int steps = everyStep ? sample.targets().length / count : 1;
        float[] oneHot = oneHot(sample.targets(), classes, steps);
        INDArray labels = everyStep
                ? Borders.array(oneHot, count, classes, steps)
                : Borders.array(oneHot, count, classes);
        INDArray labelMask = everyStep ? Borders.array(known(sample.targets()), count, steps) : null;
        return new Batch(Borders.array(features, shape), labels, featureMask, labelMask, sample);
    }

    /** [instance, class, step], a 1 where the target is. */
    private static float[] oneHot(int[] targets, int classes, int steps) {
        float[] labels = new float[targets.length * classes];
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] >= 0) {
                labels[(i / steps * classes + targets[i]) * steps + i % steps] = 1;
            }
        }
        return labels;
    }

    private static float[] clipped(float[] tokens) {
        float[] clipped = tokens.clone();
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = Math.max(0, clipped[i]);
        }
        return clipped;
    }

    private static float[] known(float[] tokens) {
        float[] mask = new float[tokens.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = tokens[i] < 0 ? 0 : 1;
        }
        return mask;
    }

    private static float[] known(int[] targets) {
        float[] mask = new float[targets.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = targets[i] < 0 ? 0 : 1;
        }
        return mask;
    }

    INDArray @Nullable [] featureMasks() {
        return featureMask == null ? null : new INDArray[]{featureMask};
    }

    INDArray @Nullable [] labelMasks() {
        return labelMask == null ? null : new INDArray[]{labelMask};
    }
}

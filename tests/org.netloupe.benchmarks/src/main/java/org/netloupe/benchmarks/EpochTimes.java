package org.netloupe.benchmarks;

import java.util.Locale;
import java.util.Random;

import org.netloupe.numerics.Execution;
import org.netloupe.numerics.Points;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.numerics.neighbours.ExactNeighbours;
import org.netloupe.numerics.tsne.Tsne;
import org.netloupe.numerics.tsne.TsneOptions;
import org.netloupe.numerics.umap.Umap;
import org.netloupe.numerics.umap.UmapOptions;

/**
 * Aligned maps of 45 epochs of 10 000 class probabilities: a soft decision between ten classes that becomes surer and righter
 * from epoch to epoch.
 */
public final class EpochTimes {
    private static final int EPOCHS = 45;
    private static final int INSTANCES = 10_000;
    private static final int CLASSES = 10;

    private EpochTimes() {}

    /** Times all maps of all epochs by t-SNE and by UMAP, once. */
    public static void main(String[] arguments) throws Exception {
        Execution execution = Execution.unwatched();
        Points[] epochs = new Points[EPOCHS];
        float[] noise = normal(INSTANCES * CLASSES);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            epochs[epoch] = probabilities(noise, epoch);
        }
        PrincipalComponents basis = PrincipalComponents.fit(epochs[EPOCHS - 1], 2, true, execution);
        Stopwatch.time("PCA of an epoch, basis known", 21, () -> basis.project(epochs[7], execution));
        float[] tsne = Stopwatch.time("t-SNE, 45 epochs", 1, () -> tsne(epochs, execution));
        kept(epochs[EPOCHS - 1], tsne, execution);
        float[] umap = Stopwatch.time("UMAP, 45 epochs", 1, () -> umap(epochs, execution));
        kept(epochs[EPOCHS - 1], umap, execution);
    }

    private static float[] tsne(Points[] epochs, Execution execution) {
        float[] map = Tsne.map(epochs[0], TsneOptions.usual(), execution).positions();
        for (int epoch = 1; epoch < EPOCHS; epoch++) {
            map = Tsne.map(epochs[epoch], map, TsneOptions.usual().withIterations(0, 100), execution).positions();
        }
        return map;
    }

    private static float[] umap(Points[] epochs, Execution execution) {
        float[] map = Umap.map(epochs[0], UmapOptions.usual(), execution);
        for (int epoch = 1; epoch < EPOCHS; epoch++) {
            map = Umap.map(epochs[epoch], map, UmapOptions.usual().withEpochs(100), execution);
        }
        return map;
    }

    private static void kept(Points points, float[] map, Execution execution) {
        double kept = ExactNeighbours.of(Points.of(map, INSTANCES, 2), 10, execution)
                .recall(ExactNeighbours.of(points, 10, execution));
        System.out.printf(Locale.ROOT, "  neighbours kept at 10, last epoch %.4f%n", kept);
    }

    private static float[] normal(int count) {
        Random random = new Random(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Points probabilities(float[] noise, int epoch) {
        float[] values = new float[INSTANCES * CLASSES];
        float sureness = 1 + 5f * epoch / EPOCHS;
        for (int i = 0; i < INSTANCES; i++) {
            float sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                float score = noise[i * CLASSES + c] + (i % CLASSES == c ? sureness : 0);
                values[i * CLASSES + c] = (float) Math.exp(score);
                sum += values[i * CLASSES + c];
            }
            for (int c = 0; c < CLASSES; c++) {
                values[i * CLASSES + c] /= sum;
            }
        }
        return Points.of(values, INSTANCES, CLASSES);
    }
}

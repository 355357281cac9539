package org.example.vendor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.core.model.Activations;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.model.TensorInfo;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;

/** Tells the class whose typical curve is nearest: the softmax of the negative squared distances. */
final class CentroidModel implements LoadedModel {
    private static final String NODE = "nearest";

    private final String name;
    private final int features;
    private final List<float[]> centroids;

    CentroidModel(String name, int features, List<float[]> centroids) {
        this.name = name;
        this.features = features;
        this.centroids = List.copyOf(centroids);
    }

    @Override
    public ComputationGraph graph() {
        TensorInfo input = new TensorInfo("curve", "float", List.of((long) features));
        TensorInfo output = new TensorInfo("scores", "float", List.of((long) centroids.size()));
        TensorInfo weights = new TensorInfo("centroids", "float", List.of((long) centroids.size(), (long) features));
        return new ComputationGraph(name, List.of(input), List.of(new GraphNode(NODE, "NearestCentroid",
                List.of(input.name()), List.of(output), List.of(weights), Map.of())), List.of(output.name()));
    }

    @Override
    public Activations run(Tensor batch, Collection<String> taps) throws InputException {
        if (batch.shape().rank() != 2 || batch.shape().extent(1) != features) {
            throw new InputException(name, "a batch [instances, %d]".formatted(features), batch.shape().toString(),
                    "");
        }
        Map<String, Tensor> tapped = new HashMap<>();
        Tensor output = scores(batch);
        for (String tap : taps) {
            if (!tap.equals(NODE)) {
                throw new InputException(name, "the node " + NODE, tap, "");
            }
            tapped.put(tap, output);
        }
        return new Activations(output, tapped);
    }

    private Tensor scores(Tensor batch) {
        int count = (int) batch.shape().extent(0);
        float[] scores = new float[count * centroids.size()];
        float[] curve = new float[features];
        for (int i = 0; i < count; i++) {
            batch.copyTo((long) i * features, curve, 0, features);
            softmax(curve, scores, i * centroids.size());
        }
        return Tensor.of(scores, count, centroids.size());
    }

    private void softmax(float[] curve, float[] scores, int offset) {
        double[] distances = centroids.stream().mapToDouble(centroid -> squaredDistance(curve, centroid)).toArray();
        double nearest = java.util.Arrays.stream(distances).min().orElse(0);
        double sum = java.util.Arrays.stream(distances).map(distance -> Math.exp(nearest - distance)).sum();
        for (int i = 0; i < distances.length; i++) {
            scores[offset + i] = (float) (Math.exp(nearest - distances[i]) / sum);
        }
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @Override
    public void close() {
        // all is on the heap
    }
}

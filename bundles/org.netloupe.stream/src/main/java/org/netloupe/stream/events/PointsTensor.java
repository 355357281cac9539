package org.netloupe.stream.events;

import java.util.Arrays;

import org.netloupe.agent.value.Points;
import org.netloupe.agent.value.Tensor;
import org.netloupe.stream.events.ProtobufReader.MalformedException;

/** Points as a tensor of a row each: the coordinates, and behind them the class if they have any. */
final class PointsTensor {
    private PointsTensor() {}

    static Tensor of(Points points) {
        int[] classes = points.classes();
        float[] coordinates = points.coordinates();
        int columns = points.dimensions() + (classes.length > 0 ? 1 : 0);
        double[] rows = new double[points.size() * columns];
        for (int i = 0; i < points.size(); i++) {
            for (int k = 0; k < points.dimensions(); k++) {
                rows[i * columns + k] = coordinates[i * points.dimensions() + k];
            }
            if (classes.length > 0) {
                rows[(i + 1) * columns - 1] = classes[i];
            }
        }
        return Tensor.of(rows, points.size(), columns);
    }

    static Points points(Tensor tensor, int dimensions) throws MalformedException {
        int[] shape = tensor.shape();
        boolean classed = shape.length == 2 && shape[1] == dimensions + 1;
        if (shape.length != 2 || !classed && shape[1] != dimensions) {
            throw new MalformedException("points as a tensor of shape " + Arrays.toString(shape));
        }
        float[] coordinates = new float[shape[0] * dimensions];
        int[] classes = new int[classed ? shape[0] : 0];
        for (int i = 0; i < shape[0]; i++) {
            for (int k = 0; k < dimensions; k++) {
                coordinates[i * dimensions + k] = (float) tensor.at(i * shape[1] + k);
            }
            if (classed) {
                classes[i] = (int) tensor.at((i + 1) * shape[1] - 1);
            }
        }
        return new Points(dimensions, coordinates, classes);
    }
}

package org.netloupe.numerics.scaling;

/**
 * A map of items whose distances were given.
 *
 * @param positions [items, dimensions] around the origin; shared
 * @param stress Kruskal's stress-1: root of the squared errors of all distances over the squared distances in the map; 0 is
 *        perfect
 */
public record ScalingMap(float[] positions, double stress) {
    /** Measures positions against distances. */
    static ScalingMap of(float[] positions, int dimensions, Distances distances) {
        double errors = 0;
        double squares = 0;
        for (int i = 0; i < distances.count(); i++) {
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int c = 0; c < dimensions; c++) {
                    double difference = positions[i * dimensions + c] - positions[j * dimensions + c];
                    square += difference * difference;
                }
                double error = Math.sqrt(square) - distances.between(i, j);
                errors += error * error;
                squares += square;
            }
        }
        return new ScalingMap(positions, squares > 0 ? Math.sqrt(errors / squares) : errors > 0 ? 1 : 0);
    }
}

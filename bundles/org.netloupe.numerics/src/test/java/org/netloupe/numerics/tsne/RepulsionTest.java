package org.netloupe.numerics.tsne;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.numerics.Execution;
import org.netloupe.numerics.internal.Team;
import org.netloupe.numerics.testdata.Samples;

class RepulsionTest {
    private static final int POINTS = 1200;

    static Stream<Execution> executions() {
        return Samples.executions();
    }

    @Test
    void ofTwoPointsIsTheFormula() {
        float[] force = new float[4];
        double sum = new DirectRepulsion(2).apply(new float[]{0, 0, 3, 4}, 0, 2, force);
        assertEquals(2.0 / 26, sum, 1e-9);
        assertArrayEquals(new float[]{-3f / 676, -4f / 676, 3f / 676, 4f / 676}, force, 1e-9f);
    }

    @ParameterizedTest
    @MethodSource("executions")
    void ofTheMeshesIsThatOfAllPairs(Execution execution) {
        for (double scale : new double[]{1e-4, 0.01, 0.05, 0.3, 10, 40}) {
            float[] positions = clustered(scale, 2);
            float[] exact = new float[positions.length];
            double sum = new DirectRepulsion(2).apply(positions, 0, POINTS, exact);
            try (Team team = new Team(execution)) {
                MeshRepulsion mesh = new MeshRepulsion(POINTS, 1 / 3.0, team, execution);
                float[] force = new float[positions.length];
                mesh.prepare(positions);
                double meshSum = mesh.apply(positions, 0, 700, force) + mesh.apply(positions, 700, POINTS, force);
                assertEquals(1, meshSum / sum, 2e-3, "scale " + scale);
                assertTrue(error(exact, force) < 1e-2, scale + ": " + error(exact, force));
            }
        }
    }

    @Test
    void ofTheTreeIsNearlyThatOfAllPairs() {
        for (double scale : new double[]{1e-4, 1, 20}) {
            float[] positions = clustered(scale, 3);
            float[] exact = new float[positions.length];
            double sum = new DirectRepulsion(3).apply(positions, 0, POINTS, exact);
            TreeRepulsion tree = new TreeRepulsion(POINTS);
            float[] force = new float[positions.length];
            tree.prepare(positions);
            assertEquals(1, tree.apply(positions, 0, POINTS, force) / sum, 1e-2);
            assertTrue(error(exact, force) < 2e-2, scale + ": " + error(exact, force));
        }
    }

    @Test
    void ofEqualPlacesIsNothing() {
        Execution execution = Execution.unwatched();
        try (Team team = new Team(execution)) {
            MeshRepulsion mesh = new MeshRepulsion(500, 0.5, team, execution);
            float[] force = new float[1000];
            mesh.prepare(new float[1000]);
            assertEquals(500.0 * 499, mesh.apply(new float[1000], 0, 500, force), 500);
            assertArrayEquals(new float[1000], force);
        }
        TreeRepulsion tree = new TreeRepulsion(50);
        float[] force = new float[150];
        tree.prepare(new float[150]);
        assertEquals(50.0 * 49, tree.apply(new float[150], 0, 50, force), 1e-3);
    }

    private static float[] clustered(double scale, int dimensions) {
        float[] positions = Samples.clusters(5, POINTS, dimensions, 3).values().clone();
        for (int i = 0; i < positions.length; i++) {
            positions[i] *= scale / 12;
        }
        return positions;
    }

    private static double error(float[] exact, float[] found) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < exact.length; i++) {
            difference += Math.pow(exact[i] - found[i], 2);
            size += Math.pow(exact[i], 2);
        }
        return Math.sqrt(difference / size);
    }
}

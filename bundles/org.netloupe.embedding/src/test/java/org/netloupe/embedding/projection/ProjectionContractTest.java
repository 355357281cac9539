package org.netloupe.embedding.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;

/** What every contributed projection has to keep. */
class ProjectionContractTest {
    static List<Contribution<Projection>> projections() {
        return Contributions.ofPlatform().to(ExtensionPoint.PROJECTIONS);
    }

    private static OptionValues defaults(Projection projection) throws IOException {
        return OptionValues.of(projection.options(), Map.of());
    }

    private static Tensor points(int count, int dimensions) {
        Random random = new Random(5);
        float[] values = new float[count * dimensions];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() + i / dimensions % 3 * 6;
        }
        return Tensor.of(values, count, dimensions);
    }

    @Test
    void theShippedProjectionsAreContributed() {
        Set<String> ids = projections().stream().map(Contribution::id).collect(Collectors.toSet());
        assertEquals(Set.of("org.netloupe.embedding.pca", "org.netloupe.embedding.star", "org.netloupe.embedding.tsne",
                "org.netloupe.embedding.umap", "org.netloupe.embedding.mds"), ids);
    }

    @ParameterizedTest
    @MethodSource("projections")
    void describesItselfAndItsOptions(Contribution<Projection> projection) throws IOException {
        assertTrue(projection.description().length() > 20);
        for (Option option : projection.require(Projection::options)) {
            assertTrue(option.description().length() > 10, option.key());
        }
        projection.require(ProjectionContractTest::defaults);
    }

    @ParameterizedTest
    @MethodSource("projections")
    void givesFinitePlacesInPlaneAndSpaceAndTheSameAgain(Contribution<Projection> projection) throws IOException {
        Tensor points = points(120, 6);
        for (int dimensions : new int[]{2, 3}) {
            Tensor map = projection.require(p -> p.project(points, dimensions, defaults(p), Progress.NONE));
            assertEquals(Shape.of(120, dimensions), map.shape());
            for (float value : map.toFloats()) {
                assertTrue(Float.isFinite(value));
            }
            assertArrayEquals(map.toFloats(), projection
                    .require(p -> p.project(points, dimensions, defaults(p), Progress.NONE)).toFloats());
            Tensor next = projection.require(p -> p.projectEpoch(points, points, map, defaults(p), Progress.NONE));
            assertEquals(map.shape(), next.shape());
        }
    }

    @ParameterizedTest
    @MethodSource("projections")
    void answersForNoPointAndForOne(Contribution<Projection> projection) throws IOException {
        for (int count : new int[]{0, 1}) {
            Tensor map = projection.require(p -> p.project(points(count, 4), 2, defaults(p), Progress.NONE));
            assertEquals(Shape.of(count, 2), map.shape());
        }
    }

    @ParameterizedTest
    @MethodSource("projections")
    void refusesOtherRanksAndNaN(Contribution<Projection> projection) {
        Tensor cube = Tensor.of(new float[8], 2, 2, 2);
        assertThrows(InputException.class,
                () -> projection.require(p -> p.project(cube, 2, defaults(p), Progress.NONE)));
        Tensor broken = points(100, 4);
        broken.set(17, Double.NaN);
        String message = assertThrows(InputException.class,
                () -> projection.require(p -> p.project(broken, 2, defaults(p), Progress.NONE))).getMessage();
        assertTrue(message.contains("point 4 has NaN in dimension 1"), message);
    }

    @ParameterizedTest
    @MethodSource("projections")
    void endsWhenItIsCancelled(Contribution<Projection> projection) throws IOException {
        if (projection.id().endsWith(".star")) {
            return;
        }
        Progress cancelled = new Progress() {
            @Override
            public void begin(String label, long total) {}

            @Override
            public void worked(long amount) {}

            @Override
            public boolean isCancelled() { return true; }
        };
        assertThrows(CancellationException.class,
                () -> projection.require(p -> p.project(points(500, 6), 2, defaults(p), cancelled)));
    }

    @Test
    void saysThatThereAreFewerPointsThanThePerplexityNeeds() {
        TsneProjection tsne = new TsneProjection();
        String message = assertThrows(InputException.class,
                () -> tsne.project(points(20, 4), 2, defaults(tsne), Progress.NONE)).getMessage();
        assertTrue(message.contains("A perplexity of 30.0 needs more than 30 points, but there are 20"), message);
    }
}

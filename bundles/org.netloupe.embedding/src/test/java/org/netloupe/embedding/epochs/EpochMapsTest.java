package org.netloupe.embedding.epochs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.core.extension.Contribution;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.extension.ExtensionPoint;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.projection.Projection;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.npy.NpyFile;

class EpochMapsTest {
    private static final int EPOCHS = 4;
    private static final int INSTANCES = 150;

    @TempDir
    Path folder = Path.of("");

    private static EpochSeries series() {
        Random random = new Random(1);
        float[] values = new float[EPOCHS * INSTANCES * 5];
        for (int i = 0; i < values.length; i++) {
            int epoch = i / (INSTANCES * 5);
            int instance = i / 5 % INSTANCES;
            values[i] = (float) random.nextGaussian() + (i % 5 == instance % 5 ? 3 * epoch : 0);
        }
        return new EpochSeries(Tensor.of(values, EPOCHS, INSTANCES, 5));
    }

    private static MapSettings settings(String method, Map<String, String> options) {
        return new MapSettings("test", "org.netloupe.embedding." + method, options, 2, EPOCHS - 1);
    }

    private static Contribution<Projection> projection(MapSettings settings) throws IOException {
        return Contributions.ofPlatform().named(ExtensionPoint.PROJECTIONS, settings.projection());
    }

    @Test
    void computesEveryEpochInOrderAndOnlyOnce() throws IOException {
        for (String method : List.of("pca", "star", "tsne", "umap", "mds")) {
            MapSettings settings = settings(method, Map.of());
            Path place = folder.resolve(method);
            List<Integer> finished = new ArrayList<>();
            EpochMaps.in(place, settings).compute(series(), projection(settings), Progress.NONE, finished::add);
            assertEquals(List.of(0, 1, 2, 3), finished);
            float[] last = EpochMaps.in(place, settings).map(3).orElseThrow().toFloats();
            Files.delete(place.resolve("epoch-00003.npy"));
            EpochMaps.in(place, settings).compute(series(), projection(settings), Progress.NONE, _ -> {});
            assertArrayEquals(last, EpochMaps.in(place, settings).map(3).orElseThrow().toFloats());
        }
    }

    @Test
    void epochsOfPrincipalComponentsShareABasis() throws IOException {
        MapSettings settings = settings("pca", Map.of("standardise", "false"));
        EpochMaps maps = EpochMaps.in(folder, settings);
        maps.compute(series(), projection(settings), Progress.NONE, _ -> {});
        // the difference of two epochs is projected as the difference of their maps
        float[] first = maps.map(0).orElseThrow().toFloats();
        float[] alone = projection(settings).require(p -> p.project(series().epoch(3), 2,
                org.netloupe.core.option.OptionValues.of(p.options(), settings.options()), Progress.NONE)).toFloats();
        assertArrayEquals(alone, maps.map(3).orElseThrow().toFloats());
        assertEquals(2 * INSTANCES, first.length);
    }

    @Test
    void goesOnAfterItWasCancelled() throws IOException {
        MapSettings settings = settings("tsne", Map.of("perplexity", "10"));
        EpochMaps maps = EpochMaps.in(folder, settings);
        boolean[] cancelled = {false};
        Progress progress = new Progress() {
            @Override
            public void begin(String label, long total) {}

            @Override
            public void worked(long amount) {}

            @Override
            public boolean isCancelled() { return cancelled[0]; }
        };
        assertThrows(CancellationException.class, () -> maps.compute(series(), projection(settings), progress,
                epoch -> cancelled[0] = epoch == 1));
        assertTrue(maps.map(1).isPresent());
        assertTrue(maps.map(2).isEmpty());
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.toList();
        }
        assertEquals(3, files.size(), files.toString());
        cancelled[0] = false;
        maps.compute(series(), projection(settings), progress, _ -> {});
        assertTrue(maps.map(3).isPresent());
    }

    @Test
    void forgetsMapsOfOtherSettings() throws IOException {
        MapSettings settings = settings("star", Map.of());
        EpochMaps.in(folder, settings).compute(series(), projection(settings), Progress.NONE, _ -> {});
        assertTrue(EpochMaps.in(folder, settings).map(0).isPresent());
        assertTrue(EpochMaps.in(folder, settings("pca", Map.of())).map(0).isEmpty());
    }

    @Test
    void readsASingleEpochAndRefusesOtherRanks() throws IOException {
        Path single = folder.resolve("single.npy");
        NpyFile.write(single, Tensor.of(new float[6], 3, 2));
        assertEquals(Shape.of(3, 2), EpochSeries.read(single).epoch(0).shape());
        Path vector = folder.resolve("vector.npy");
        NpyFile.write(vector, Tensor.of(new float[6], 6));
        assertThrows(InputException.class, () -> EpochSeries.read(vector));
    }

    @Test
    void measuresAMap() throws IOException {
        Tensor points = series().epoch(2);
        SeriesQuality quality = SeriesQuality.of(points, points, 5, Progress.NONE);
        assertEquals(1, quality.kept());
        assertThrows(InputException.class, () -> SeriesQuality.of(points, points, 100, Progress.NONE));
    }
}

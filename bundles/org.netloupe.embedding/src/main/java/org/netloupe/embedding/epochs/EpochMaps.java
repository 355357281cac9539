package org.netloupe.embedding.epochs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import org.netloupe.core.extension.Contribution;
import org.netloupe.core.json.Json;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Tensor;
import org.netloupe.tensor.npy.NpyFile;

/**
 * Maps of all epochs of a series, each started from the one before, in a folder: {@code settings.json} and an npy file for each
 * epoch. They are computed in the order of the slider; each appears whole as soon as it is done, so that a computation that was
 * cancelled or killed goes on where it was, and an epoch just trained is added without moving the others. Whoever computes is
 * alone; others may read meanwhile.
 */
public final class EpochMaps {
    private static final String SETTINGS = "settings.json";

    private final Path folder;
    private final MapSettings settings;

    private EpochMaps(Path folder, MapSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Opens a folder of maps, which is made if it is not there; maps of other settings are deleted.
     *
     * @throws InputException if the folder cannot be written
     */
    public static EpochMaps in(Path folder, MapSettings settings) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(SETTINGS);
        if (!Files.exists(file) || !Json.read(file, MapSettings.class, "settings of maps").equals(settings)) {
            deleteMaps(folder);
            Json.write(file, settings);
        }
        return new EpochMaps(folder, settings);
    }

    private static void deleteMaps(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> maps = files.filter(file -> file.getFileName().toString().matches("epoch-\\d+\\.npy")).toList();
            for (Path map : maps) {
                Files.delete(map);
            }
        }
    }

    /** The map of an epoch, FLOAT32 [instances, 2 or 3], if it was computed. */
    public Optional<Tensor> map(int epoch) throws IOException {
        Path file = file(epoch);
        return Files.exists(file) ? Optional.of(NpyFile.map(file)) : Optional.empty();
    }

    private Path file(int epoch) {
        return folder.resolve("epoch-%05d.npy".formatted(epoch));
    }

    /**
     * Computes the maps that are missing.
     *
     * @param series as the settings say
     * @param finished told each epoch that has its map now, also those that had it before
     * @throws InputException if the projection refuses the data or an option
     * @throws java.util.concurrent.CancellationException if cancelled; the maps of the epochs before stay
     */
    public void compute(EpochSeries series, Contribution<Projection> projection, Progress progress,
            IntConsumer finished) throws IOException {
        List<org.netloupe.core.option.Option> declared = projection.require(Projection::options);
        OptionValues options = OptionValues.of(declared, settings.options());
        Tensor reference = series.epoch(Math.clamp(settings.reference(), 0, series.epochs() - 1));
        Optional<Tensor> previous = Optional.empty();
        for (int epoch = 0; epoch < series.epochs(); epoch++) {
            progress.checkCancelled();
            Optional<Tensor> present = map(epoch);
            if (present.isEmpty()) {
                Tensor points = series.epoch(epoch);
                Tensor before = previous.isPresent()
                        ? previous.get()
                        : projection.require(p -> p.project(points, settings.dimensions(), options, progress));
                Tensor map = projection.require(p -> p.projectEpoch(points, reference, before, options, progress));
                NpyFile.write(file(epoch), map);
                present = Optional.of(map);
            }
            previous = present;
            finished.accept(epoch);
        }
    }
}

package org.example.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.tensor.InputException;

/** Opens recordings files. */
public final class RecordingsProvider implements DataProvider {
    private static final Option SEED = new Option.Whole("seed", "Seed", "Draws the splits.", 1, 0, Long.MAX_VALUE);

    @Override
    public List<Option> options() {
        return List.of(SEED);
    }

    @Override
    public Probe probe(Path path) {
        return Files.isRegularFile(path) && Recordings.isOne(path) ? Probe.CERTAIN : Probe.NO;
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) throws IOException {
        Path file = path.orElseThrow(() -> new InputException("Recordings", "a file", "none", ""));
        progress.begin("Reading " + file.getFileName(), 0);
        Recordings recordings = Recordings.read(file);
        if (recordings.curves().isEmpty()) {
            throw new InputException(file.toString(), "at least one curve", "none", "");
        }
        return new RecordingsDataset(file.getFileName().toString(), recordings, options.whole("seed"));
    }
}

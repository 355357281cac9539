package org.example.broken;

import java.nio.file.Path;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.OptionValues;

/** Throws what a bundle built against another version of a library throws. */
public final class BrokenProvider implements DataProvider {
    @Override
    public Probe probe(Path path) {
        throw new NoSuchMethodError("org.example.library.Reader.open()");
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) {
        throw new NoClassDefFoundError("org/example/library/Reader");
    }
}

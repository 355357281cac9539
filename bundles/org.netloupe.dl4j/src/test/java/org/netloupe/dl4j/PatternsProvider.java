package org.netloupe.dl4j;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.Probe;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;

/** Gives worker processes the {@link Patterns}. */
public final class PatternsProvider implements DataProvider {
    @Override
    public boolean needsPath() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(new Option.Whole("size", "Size", "Number of instances", 300, 1, 100_000));
    }

    @Override
    public Probe probe(Path path) {
        return Probe.NO;
    }

    @Override
    public Dataset open(Optional<Path> path, OptionValues options, Progress progress) {
        return new Patterns((int) options.whole("size"), 12, 5, 0.1);
    }
}

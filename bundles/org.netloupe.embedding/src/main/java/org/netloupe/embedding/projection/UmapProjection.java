package org.netloupe.embedding.projection;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.numerics.umap.Umap;
import org.netloupe.numerics.umap.UmapOptions;
import org.netloupe.tensor.Tensor;

/** UMAP; each epoch of a run starts from the map of the epoch before. */
public final class UmapProjection implements Projection {
    private static final Option NEIGHBOURS = new Option.Whole("neighbours", "Neighbours",
            "Points of a neighbourhood: few show fine structure, many the coarse", 15, 2, 1000);
    private static final Option DISTANCE = new Option.Decimal("minimumDistance", "Minimum distance",
            "Of points in the map: small gives dense clusters; at most the spread", 0.1, 0, 100);
    private static final Option SPREAD = new Option.Decimal("spread", "Spread", "Scale of the map", 1, 0.01, 100);
    private static final Option PASSES = new Option.Whole("passes", "Passes",
            "Over all edges; 0 takes 500 up to 10 000 points and 200 beyond", 0, 0, 100_000);
    private static final Option EPOCH = new Option.Whole("epochPasses", "Passes an epoch",
            "Over all edges for each further epoch of a run, from the map of the epoch before", 100, 1, 100_000);
    private static final Option START = new Option.Choice("start", "Start",
            "Where points begin: eigenvectors of the graph, or principal components", "spectral",
            List.of("spectral", "principal"));
    private static final Option SEED = new Option.Whole("seed", "Seed", "Of the random samples", 1, Long.MIN_VALUE,
            Long.MAX_VALUE);

    @Override
    public List<Option> options() {
        return List.of(NEIGHBOURS, DISTANCE, SPREAD, PASSES, EPOCH, START, SEED);
    }

    @Override
    public Tensor project(Tensor points, int dimensions, OptionValues options, Progress progress)
            throws IOException {
        return Bridge.compute("UMAP", points, dimensions, progress,
                (rows, execution) -> Umap.map(rows, given(dimensions, options), execution));
    }

    @Override
    public Tensor projectEpoch(Tensor points, Tensor reference, Tensor previous, OptionValues options,
            Progress progress) throws IOException {
        int dimensions = (int) previous.shape().extent(1);
        return Bridge.compute("UMAP", points, dimensions, progress,
                (rows, execution) -> Umap.map(rows, previous.toFloats(),
                        given(dimensions, options).withEpochs((int) options.whole(EPOCH.key())), execution));
    }

    private static UmapOptions given(int dimensions, OptionValues options) {
        return new UmapOptions(dimensions, (int) options.whole(NEIGHBOURS.key()), options.decimal(DISTANCE.key()),
                options.decimal(SPREAD.key()), (int) options.whole(PASSES.key()),
                UmapOptions.Start.valueOf(options.text(START.key()).toUpperCase(Locale.ROOT)),
                options.whole(SEED.key()));
    }
}

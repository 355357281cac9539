package org.netloupe.embedding.projection;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.numerics.tsne.Tsne;
import org.netloupe.numerics.tsne.TsneOptions;
import org.netloupe.tensor.Tensor;

/** t-SNE; each epoch of a run starts from the map of the epoch before, without exaggeration. */
public final class TsneProjection implements Projection {
    private static final Option PERPLEXITY = new Option.Decimal("perplexity", "Perplexity",
            "Effective number of neighbours: small shows fine structure, large the coarse", 30, 1, 1000);
    private static final Option EXAGGERATION = new Option.Decimal("exaggeration", "Exaggeration",
            "Factor on the attraction in the early iterations", 12, 1, 100);
    private static final Option EARLY = new Option.Whole("early", "Early iterations",
            "Iterations with exaggeration", 250, 0, 100_000);
    private static final Option LATE = new Option.Whole("iterations", "Iterations",
            "Iterations after the early ones", 500, 0, 100_000);
    private static final Option RATE = new Option.Decimal("learningRate", "Learning rate",
            "Length of a step; 0 takes a twelfth of the number of points", 0, 0, 1e6);
    private static final Option EPOCH = new Option.Whole("epochIterations", "Iterations an epoch",
            "Iterations of each further epoch of a run, from the map of the epoch before", 100, 0, 100_000);
    private static final Option SEED = new Option.Whole("seed", "Seed", "Of the noise that parts equal points", 1,
            Long.MIN_VALUE, Long.MAX_VALUE);

    @Override
    public List<Option> options() {
        return List.of(PERPLEXITY, EXAGGERATION, EARLY, LATE, RATE, EPOCH, SEED);
    }

    @Override
    public Tensor project(Tensor points, int dimensions, OptionValues options, Progress progress)
            throws IOException {
        return Bridge.compute("t-SNE", points, dimensions, progress,
                (rows, execution) -> Tsne.map(rows, given(dimensions, options), execution).positions());
    }

    @Override
    public Tensor projectEpoch(Tensor points, Tensor reference, Tensor previous, OptionValues options,
            Progress progress) throws IOException {
        int dimensions = (int) previous.shape().extent(1);
        TsneOptions further = given(dimensions, options).withIterations(0, (int) options.whole(EPOCH.key()));
        return Bridge.compute("t-SNE", points, dimensions, progress,
                (rows, execution) -> Tsne.map(rows, previous.toFloats(), further, execution).positions());
    }

    private static TsneOptions given(int dimensions, OptionValues options) {
        return new TsneOptions(dimensions, options.decimal(PERPLEXITY.key()), options.decimal(EXAGGERATION.key()),
                (int) options.whole(EARLY.key()), (int) options.whole(LATE.key()), options.decimal(RATE.key()),
                options.whole(SEED.key()));
    }
}

package org.netloupe.embedding.projection;

import java.io.IOException;
import java.util.List;

import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.Option;
import org.netloupe.core.option.OptionValues;
import org.netloupe.core.projection.Projection;
import org.netloupe.numerics.linear.PrincipalComponents;
import org.netloupe.tensor.Tensor;

/** Principal components; the epochs of a run share the basis of the reference, so that the picture does not spin. */
public final class PrincipalProjection implements Projection {
    private static final Option STANDARDISE = new Option.Flag("standardise", "Divide by deviation",
            "Whether each dimension is divided by its standard deviation, so that all count alike", true);

    @Override
    public List<Option> options() {
        return List.of(STANDARDISE);
    }

    @Override
    public Tensor project(Tensor points, int dimensions, OptionValues options, Progress progress)
            throws IOException {
        return project(points, points, dimensions, options, progress);
    }

    @Override
    public Tensor projectEpoch(Tensor points, Tensor reference, Tensor previous, OptionValues options,
            Progress progress) throws IOException {
        return project(points, reference, (int) previous.shape().extent(1), options, progress);
    }

    private static Tensor project(Tensor points, Tensor reference, int dimensions, OptionValues options,
            Progress progress) throws IOException {
        boolean standardise = options.flag(STANDARDISE.key());
        if (points.shape().rank() == 2 && points.shape().extent(0) == 0) {
            return Tensor.of(new float[0], 0, dimensions);
        }
        return Bridge.compute("Principal components", points, dimensions, progress, (rows, execution) -> {
            PrincipalComponents basis = PrincipalComponents.fit(reference == points ? rows : Bridge.points(reference),
                    dimensions, standardise, execution);
            return basis.project(rows, execution);
        });
    }
}

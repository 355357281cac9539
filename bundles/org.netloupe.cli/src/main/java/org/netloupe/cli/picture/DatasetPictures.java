package org.netloupe.cli.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.netloupe.core.data.Dataset;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.figure.VisualData.Image;
import org.netloupe.figure.matrix.ImageGrid;
import org.netloupe.figure.matrix.Thumbnail;
import org.netloupe.tensor.InputException;

/** Figures of a dataset's instances. */
public final class DatasetPictures {
    private DatasetPictures() {}

    /**
     * The first images with their classes.
     *
     * @throws InputException if the instances are no images of one or three channels
     */
    public static ImageGrid samples(Dataset dataset, int count) throws IOException {
        long[] shape = dataset.featureShape().extents();
        if (dataset.featureKind() != FeatureKind.IMAGE || shape[0] != 1 && shape[0] != 3) {
            throw new InputException(dataset.name(), "images of one or three channels",
                    dataset.featureKind().name().toLowerCase(java.util.Locale.ROOT) + " " + dataset.featureShape(), "");
        }
        List<Thumbnail> thumbnails = new ArrayList<>();
        for (int i = 0; i < Math.min(count, dataset.size()); i++) {
            thumbnails.add(new Thumbnail(i, image(dataset, i, shape), caption(dataset, i), Optional.empty()));
        }
        return ImageGrid.of("%s: %d of %d instances".formatted(dataset.name(), thumbnails.size(), dataset.size()),
                thumbnails);
    }

    private static String caption(Dataset dataset, int index) throws IOException {
        int label = dataset.label(index);
        return label >= 0 && dataset.target() instanceof Target.Classes classes
                ? classes.names().get(label)
                : Integer.toString(index);
    }

    /** From channels first, 0..1, to channels last, 0..255. */
    private static Image image(Dataset dataset, int index, long[] shape) throws IOException {
        int channels = (int) shape[0];
        int pixels = (int) (shape[1] * shape[2]);
        float[] values = new float[channels * pixels];
        dataset.features(index, values, 0);
        byte[] samples = new byte[values.length];
        for (int i = 0; i < pixels; i++) {
            for (int channel = 0; channel < channels; channel++) {
                samples[i * channels + channel] = (byte) Math
                        .round(255 * Math.clamp(values[channel * pixels + i], 0, 1));
            }
        }
        return new Image("features", (int) shape[2], (int) shape[1], channels, samples);
    }
}

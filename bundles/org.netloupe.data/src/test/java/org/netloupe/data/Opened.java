package org.netloupe.data;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.netloupe.core.data.DataProvider;
import org.netloupe.core.data.Dataset;
import org.netloupe.core.operation.Progress;
import org.netloupe.core.option.OptionValues;

/** Opens datasets for tests. */
public final class Opened {
    private Opened() {}

    public static Dataset at(DataProvider provider, Path path) throws IOException {
        return at(provider, path, Map.of());
    }

    public static Dataset at(DataProvider provider, Path path, Map<String, String> options) throws IOException {
        return provider.open(Optional.of(path), OptionValues.of(provider.options(), options), Progress.NONE);
    }

    /** A generated one. */
    public static Dataset of(DataProvider provider, Map<String, String> options) throws IOException {
        return provider.open(Optional.empty(), OptionValues.of(provider.options(), options), Progress.NONE);
    }

    /** The features of an instance. */
    public static float[] features(Dataset dataset, int index) throws IOException {
        float[] features = new float[(int) dataset.featureShape().size()];
        dataset.features(index, features, 0);
        return features;
    }

    /** A file or folder of the test resources. */
    public static Path resource(String name) {
        try {
            return Path.of(Opened.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

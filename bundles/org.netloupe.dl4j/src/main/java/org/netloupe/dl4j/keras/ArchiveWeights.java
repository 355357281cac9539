package org.netloupe.dl4j.keras;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.netloupe.tensor.InputException;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;

/**
 * The weights of a .keras file: layers/CLASS_N/vars/0, 1, and so on, where the N-th layer of a class has its number
 * behind the class's name, the first none; the arrays of recurrent layers are one level deeper, in cell, and those of
 * both directions in forward_layer and backward_layer.
 */
final class ArchiveWeights implements KerasWeights {
    private final HdfFile file;
    private final Hdf5 reader;
    private final Group root;
    private final Map<String, String> groups;

    ArchiveWeights(HdfFile file, Hdf5 reader, KerasConfiguration configuration) throws InputException {
        this.file = file;
        this.reader = reader;
        // Keras 3, and the first .keras files, which Keras 2.12 to 2.15 wrote
        this.root = reader.group(file,
                file.getChildren().containsKey("layers") ? "layers" : "_layer_checkpoint_dependencies");
        this.groups = groups(configuration.layers());
    }

    private static Map<String, String> groups(List<KerasLayer> layers) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (KerasLayer layer : layers) {
            String type = snakeCase(layer.type());
            int before = counts.merge(type, 1, Integer::sum) - 1;
            names.put(layer.name(), before == 0 ? type : type + "_" + before);
        }
        return names;
    }

    /** As Keras names attributes by classes: BatchNormalization becomes batch_normalization, Conv2D conv2d. */
    static String snakeCase(String type) {
        return type.replaceAll("\\W+", "").replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    @Override
    public float[] read(KerasLayer layer, int position, long... shape) throws IOException {
        Group group = reader.group(root, String.valueOf(groups.get(layer.name())));
        if (!group.getChildren().containsKey("forward_layer")) {
            return read(group, layer, position, shape);
        }
        // the arrays of one direction before those of the other, as in .h5 files
        int forward = reader.group(cell(reader.group(group, "forward_layer")), "vars").getChildren().size();
        return position < forward
                ? read(reader.group(group, "forward_layer"), layer, position, shape)
                : read(reader.group(group, "backward_layer"), layer, position - forward, shape);
    }

    private Group cell(Group layer) throws InputException {
        return layer.getChildren().containsKey("cell") ? reader.group(layer, "cell") : layer;
    }

    private float[] read(Group group, KerasLayer layer, int position, long... shape) throws InputException {
        return reader.values(reader.dataset(cell(group), "vars/" + position), layer.place(), shape);
    }

    @Override
    public void close() {
        file.close();
    }
}

package org.netloupe.dl4j.keras;

import java.io.IOException;
import java.util.List;

import org.netloupe.tensor.InputException;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;

/** The weights of an .h5 file: model_weights/LAYER with the attribute weight_names. */
final class LegacyWeights implements KerasWeights {
    private final HdfFile file;
    private final Hdf5 reader;
    private final Group root;

    LegacyWeights(HdfFile file, Hdf5 reader) throws InputException {
        this.file = file;
        this.reader = reader;
        this.root = reader.group(file, "model_weights");
    }

    @Override
    public float[] read(KerasLayer layer, int position, long... shape) throws IOException {
        Group group = reader.group(root, layer.name());
        List<String> names = reader.texts(group, "weight_names");
        if (position >= names.size()) {
            throw new InputException(layer.place(), "at least " + (position + 1) + " weight arrays",
                    Integer.toString(names.size()), "Save the model again with Keras.");
        }
        return reader.values(reader.dataset(group, names.get(position)), layer.place(), shape);
    }

    @Override
    public void close() {
        file.close();
    }
}

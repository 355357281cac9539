package org.netloupe.dl4j.keras;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.netloupe.tensor.InputException;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

/**
 * Reads what Keras keeps in HDF5, bounded by what is expected: sizes are checked before anything is read, and links to
 * other files are not followed.
 *
 * @param source file, for messages
 */
record Hdf5(String source) {
    private static final int MOST_TEXT = 64 << 20;
    private static final int MOST_PARTS = 100_000;

    /** A group within another. */
    Group group(Group parent, String name) throws InputException {
        Node node = child(parent, name);
        if (node instanceof Group group) {
            return group;
        }
        throw missing("a group " + name, parent);
    }

    private Node child(Group parent, String name) throws InputException {
        Node node = parent.getChildren().get(name);
        if (node == null) {
            throw missing("an entry " + name, parent);
        }
        if (node.isLink()) {
            throw new InputException(source, "an entry " + name, "a link", "Save the model again.");
        }
        return node;
    }

    private InputException missing(String what, Group parent) {
        return new InputException(source, what + " in " + parent.getPath(), "none", "Save the model again with Keras.");
    }

    /** The dataset at a path below a group. */
    Dataset dataset(Group parent, String path) throws InputException {
        Group group = parent;
        List<String> names = Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).toList();
        for (String name : names.subList(0, Math.max(0, names.size() - 1))) {
            group = group(group, name);
        }
        if (!names.isEmpty() && child(group, names.getLast()) instanceof Dataset dataset) {
            return dataset;
        }
        throw missing("an array " + path, parent);
    }

    /** The values of an array of a known shape, row-major. */
    float[] values(Dataset dataset, String place, long... shape) throws InputException {
        long[] found = dataset.getDimensionsAsLong();
        if (!Arrays.equals(found, shape)) {
            throw new InputException(place, "weights " + Arrays.toString(shape), Arrays.toString(found),
                    "The file's configuration and weights do not belong together.");
        }
        Object flat = dataset.getDataFlat();
        long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (flat instanceof float[] floats && floats.length == count) {
            return floats;
        }
        if (flat instanceof double[] doubles && doubles.length == count) {
            float[] values = new float[doubles.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) doubles[i];
            }
            return values;
        }
        throw new InputException(place, "weights of 32 or 64 bit floats",
                flat == null ? "nothing" : flat.getClass().getSimpleName(), "");
    }

    boolean has(Node node, String attribute) {
        return node.getAttribute(attribute) != null;
    }

    /** A text attribute; long ones are split into name0, name1 and so on. */
    String text(Node node, String name) throws InputException {
        return String.join("", texts(node, name));
    }

    /** A list of texts, which may be split likewise. */
    List<String> texts(Node node, String name) throws InputException {
        if (has(node, name)) {
            return texts(node.getAttribute(name), name);
        }
        List<String> all = new ArrayList<>();
        for (int part = 0; part < MOST_PARTS && has(node, name + part); part++) {
            all.addAll(texts(node.getAttribute(name + part), name + part));
        }
        if (all.isEmpty()) {
            throw new InputException(source, "an attribute " + name + " of " + node.getPath(), "none",
                    "Save the whole model with Keras: model.save(...).");
        }
        return all;
    }

    private List<String> texts(Attribute attribute, String name) throws InputException {
        if (attribute.isEmpty()) {
            return List.of();
        }
        if (attribute.getSizeInBytes() > MOST_TEXT) {
            throw new InputException(source, "an attribute " + name + " of at most 64 MB", "a larger one", "");
        }
        Object data = attribute.getData();
        if (data instanceof String text) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; data != null && data.getClass().isArray() && i < Array.getLength(data); i++) {
            texts.add(String.valueOf(Array.get(data, i)));
        }
        return texts;
    }
}

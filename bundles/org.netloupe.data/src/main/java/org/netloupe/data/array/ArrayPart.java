package org.netloupe.data.array;

import java.util.Optional;

import org.netloupe.core.data.Split;
import org.netloupe.data.dataset.ClassNames;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;

/**
 * The instances of one array of features, with the class of each.
 *
 * @param name of the array, for messages and people
 * @param split that the source says they belong to, if it does
 * @param features [instances, ...]
 * @param labels class by instance, -1 where there is none; empty if nothing is labelled
 */
record ArrayPart(String name, Optional<Split> split, Tensor features, Optional<int[]> labels) {
    private static final long MOST_VALUES = 1 << 26;

    /** @throws InputException if the features are no array of instances of a sensible size */
    static ArrayPart unlabelled(String name, Optional<Split> split, Tensor features) throws InputException {
        Shape shape = features.shape();
        boolean sensible = shape.rank() >= 2 && shape.rank() <= 4 && shape.extent(0) <= Integer.MAX_VALUE - 8;
        if (!sensible || shape.inner().size() < 1 || shape.inner().size() > MOST_VALUES) {
            throw new InputException(name, "an array of 2 to 4 axes, instances first, with 1 to 2^26 values each",
                    "one of shape %s".formatted(shape), "Save features as (instances, features) or images as "
                            + "(instances, height, width), with channels before or after.");
        }
        return new ArrayPart(name, split, features, Optional.empty());
    }

    /**
     * The same instances with their labels.
     *
     * @param source of the labels, for messages
     * @throws InputException if there are more or fewer than instances, or one is no class number
     */
    ArrayPart labelled(String source, Tensor classes) throws InputException {
        return new ArrayPart(name, split, features, Optional.of(labels(source, classes, count())));
    }

    int count() {
        return (int) features.shape().extent(0);
    }

    int label(int index) {
        return labels.map(classes -> classes[index]).orElse(-1);
    }

    private static int[] labels(String source, Tensor labels, int count) throws InputException {
        Shape shape = labels.shape();
        boolean line = shape.rank() == 1 || shape.rank() == 2 && shape.extent(1) == 1;
        if (!line) {
            throw new InputException(source, "labels with one axis", "an array of shape %s".formatted(shape),
                    "Save class numbers, for one-hot rows their argmax(axis=1).");
        }
        if (shape.extent(0) != count) {
            throw new InputException(source, "%d labels, one for each instance".formatted(count),
                    "%d".formatted(shape.extent(0)), "Features and labels must come from the same dataset.");
        }
        int[] classes = new int[count];
        for (int i = 0; i < count; i++) {
            double value = labels.getDouble(i);
            if (!(value >= -1 && value < ClassNames.MOST && value == Math.rint(value))) {
                throw new InputException("%s, label %d".formatted(source, i),
                        "a class number of 0 to %d, or -1 for none".formatted(ClassNames.MOST - 1),
                        value == Math.rint(value) && Math.abs(value) < 1e15
                                ? Long.toString((long) value)
                                : Double.toString(value),
                        "");
            }
            classes[i] = (int) value;
        }
        return classes;
    }
}

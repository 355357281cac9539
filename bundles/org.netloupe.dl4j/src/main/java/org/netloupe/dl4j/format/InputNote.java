package org.netloupe.dl4j.format;

import java.util.List;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.netloupe.core.data.FeatureKind;

/**
 * What a network is fed and answers, which DL4J's own entries do not say; plain DL4J passes over this entry.
 *
 * @param features kind of the input
 * @param shape of one instance, as a dataset has it
 * @param classes names of what is told apart; may be empty
 */
public record InputNote(FeatureKind features, List<Long> shape, List<String> classes) {
    public InputNote {
        shape = List.copyOf(shape);
        classes = List.copyOf(classes);
        if (shape.size() != (features == FeatureKind.IMAGE ? 3 : 1) || shape.stream().anyMatch(e -> e < 1)) {
            throw new IllegalArgumentException("shape: expected one of " + features + ", found " + shape);
        }
    }

    /** In DL4J's words. */
    InputType type() {
        return switch (features) {
            case IMAGE -> InputType.convolutional(shape.get(1), shape.get(2), shape.get(0));
            case VECTOR -> InputType.feedForward(shape.getFirst());
            case TOKENS -> InputType.recurrent(1, shape.getFirst());
        };
    }
}

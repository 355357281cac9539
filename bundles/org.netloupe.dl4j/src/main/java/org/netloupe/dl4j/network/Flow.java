package org.netloupe.dl4j.network;

import java.util.List;

import org.netloupe.core.model.TensorInfo;

/** What flows between two layers, without the batch axis. */
public sealed interface Flow {
    /** Images. */
    record Image(int channels, int height, int width) implements Flow {}

    /** One vector an instance. */
    record Vector(int units) implements Flow {}

    /** One vector a step. */
    record Sequence(int units, int steps) implements Flow {}

    /** One token a step. */
    record Tokens(int vocabulary, int steps) implements Flow {}

    /** Axes as models have them at their border. */
    default List<Long> extents() {
        return switch (this) {
            case Image image -> List.of((long) image.channels(), (long) image.height(), (long) image.width());
            case Vector vector -> List.of((long) vector.units());
            case Sequence sequence -> List.of((long) sequence.steps(), (long) sequence.units());
            case Tokens tokens -> List.of((long) tokens.steps());
        };
    }

    default TensorInfo tensor(String name) {
        return new TensorInfo(name, "float32", extents());
    }

    /** Values of one instance, or of one step of a sequence: what a dense layer takes. */
    default int units() {
        return switch (this) {
            case Image image -> Math.multiplyExact(Math.multiplyExact(image.channels(), image.height()), image.width());
            case Vector vector -> vector.units;
            case Sequence sequence -> sequence.units;
            case Tokens tokens -> tokens.steps;
        };
    }

    /** For messages: "an image 3x32x32". */
    default String description() {
        return switch (this) {
            case Image image -> "images %dx%dx%d".formatted(image.channels(), image.height(), image.width());
            case Vector vector -> "vectors of %d".formatted(vector.units);
            case Sequence sequence -> "a vector of %d each step".formatted(sequence.units);
            case Tokens _ -> "tokens";
        };
    }
}

package org.netloupe.core.architecture;

import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One layer of an {@link Architecture}. Between a layer that gives images and one that takes vectors the engine
 * flattens; the output layer (as many units as classes, softmax) is added by the engine.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Layer.Conv2D.class, name = "conv2d"),
        @JsonSubTypes.Type(value = Layer.MaxPool.class, name = "maxPool"),
        @JsonSubTypes.Type(value = Layer.AveragePool.class, name = "averagePool"),
        @JsonSubTypes.Type(value = Layer.Dense.class, name = "dense"),
        @JsonSubTypes.Type(value = Layer.Activation.class, name = "activation"),
        @JsonSubTypes.Type(value = Layer.Dropout.class, name = "dropout"),
        @JsonSubTypes.Type(value = Layer.Embedding.class, name = "embedding"),
        @JsonSubTypes.Type(value = Layer.Lstm.class, name = "lstm")})
public sealed interface Layer {
    /** Its kind, as architecture files and messages name it. */
    default String kind() {
        return Stream.of(Layer.class.getAnnotation(JsonSubTypes.class).value())
                .filter(type -> type.value() == getClass()).findFirst().orElseThrow().name();
    }

    /**
     * Convolution over images, stride 1, without padding: an extent w becomes w - kernel + 1.
     *
     * @param filters output channels
     * @param kernel extent of the square kernel in pixels
     */
    record Conv2D(int filters, int kernel) implements Layer {
        public Conv2D {
            atLeastOne("filters", filters);
            atLeastOne("kernel", kernel);
        }
    }

    /** Maximum over windows of size x size: an extent w becomes floor((w - size) / stride) + 1. */
    record MaxPool(int size, int stride) implements Layer {
        public MaxPool {
            atLeastOne("size", size);
            atLeastOne("stride", stride);
        }
    }

    /** Mean over windows of size x size, extents as {@link MaxPool}. */
    record AveragePool(int size, int stride) implements Layer {
        public AveragePool {
            atLeastOne("size", size);
            atLeastOne("stride", stride);
        }
    }

    /** Fully connected. */
    record Dense(int units) implements Layer {
        public Dense {
            atLeastOne("units", units);
        }
    }

    /** A function of each unit. */
    record Activation(Function function) implements Layer {
        /** Activation functions. */
        public enum Function {
            RELU, TANH, SIGMOID
        }
    }

    /** Sets units to zero in training. @param rate share of units that are dropped, 0 < rate < 1 */
    record Dropout(double rate) implements Layer {
        public Dropout {
            if (!(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException("dropout: expected a rate between 0 and 1, found " + rate);
            }
        }
    }

    /** Vectors for tokens; only as first layer, the vocabulary is the dataset's. */
    record Embedding(int dimensions) implements Layer {
        public Embedding {
            atLeastOne("dimensions", dimensions);
        }
    }

    /** Long short-term memory over the steps of a sequence; gives one vector a step. */
    record Lstm(int units) implements Layer {
        public Lstm {
            atLeastOne("units", units);
        }
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + ": expected at least 1, found " + value);
        }
    }
}

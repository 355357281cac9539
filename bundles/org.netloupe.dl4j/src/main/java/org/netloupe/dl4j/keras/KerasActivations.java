package org.netloupe.dl4j.keras;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.netloupe.tensor.InputException;

/** Keras's activation functions in DL4J. */
final class KerasActivations {
    private KerasActivations() {}

    /** The function that a layer names under a key; the identity if it names none. */
    static IActivation of(KerasLayer layer, String key, String otherwise) throws InputException {
        if (layer.settings().path(key).isObject()) {
            throw layer.wrong("an activation function of Keras itself",
                    "a custom one (" + layer.settings().path(key).path("class_name").asText() + ")");
        }
        return switch (layer.text(key, otherwise)) {
            case "linear" -> new ActivationIdentity();
            case "relu" -> new ActivationReLU();
            case "relu6" -> new ActivationReLU6();
            case "elu" -> new ActivationELU(1);
            case "selu" -> new ActivationSELU();
            case "gelu" -> new ActivationGELU(true);
            case "sigmoid" -> new ActivationSigmoid();
            case "softmax" -> new ActivationSoftmax();
            case "softplus" -> new ActivationSoftPlus();
            case "softsign" -> new ActivationSoftSign();
            case "swish", "silu" -> new ActivationSwish();
            case "tanh" -> new ActivationTanH();
            default -> throw layer.wrong("an activation function that can be computed here",
                    "\"" + layer.text(key, otherwise) + "\"");
        };
    }

    /** The function that a layer is: ReLU, LeakyReLU, ELU, Softmax. */
    static IActivation ofLayer(KerasLayer layer) throws InputException {
        return switch (layer.type()) {
            case "Activation" -> of(layer, "activation", "linear");
            case "ReLU" -> relu(layer);
            case "LeakyReLU" -> new ActivationLReLU(layer.number("alpha", layer.number("negative_slope", 0.3)));
            case "ELU" -> new ActivationELU(layer.number("alpha", 1));
            case "Softmax" -> {
                layer.require("axis", "-1");
                yield new ActivationSoftmax();
            }
            default -> throw KerasVertices.unknown(layer);
        };
    }

    private static IActivation relu(KerasLayer layer) throws InputException {
        double most = layer.number("max_value", Double.POSITIVE_INFINITY);
        double slope = layer.number("negative_slope", 0);
        if (layer.number("threshold", 0) != 0 || most != 6 && Double.isFinite(most) || most == 6 && slope != 0) {
            throw layer.wrong("threshold 0 and max_value None or 6", layer.settings().toString());
        }
        if (most == 6) {
            return new ActivationReLU6();
        }
        return slope == 0 ? new ActivationReLU() : new ActivationLReLU(slope);
    }
}

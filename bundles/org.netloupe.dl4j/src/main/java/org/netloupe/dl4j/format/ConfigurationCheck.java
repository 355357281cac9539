package org.netloupe.dl4j.format;

import java.util.List;

import org.netloupe.tensor.InputException;

import com.fasterxml.jackson.databind.JsonNode;

/** Sees to it that a configuration names no classes but those of DL4J that are plain settings. */
final class ConfigurationCheck {
    private static final List<String> ALLOWED = List.of("org.deeplearning4j.nn.conf.", "org.deeplearning4j.nn.weights.",
            "org.nd4j.linalg.activations.impl.", "org.nd4j.linalg.learning.config.",
            "org.nd4j.linalg.learning.regularization.", "org.nd4j.linalg.lossfunctions.impl.",
            "org.nd4j.linalg.schedule.");
    private static final String LAMBDA = "org.deeplearning4j.nn.conf.layers.samediff.";
    private static final int DEEPEST = 64;

    private ConfigurationCheck() {}

    /**
     * @param source file and entry, for messages
     * @throws InputException if a class is named that is none of DL4J's settings
     */
    static void check(String source, JsonNode node) throws InputException {
        check(source, node, 0);
    }

    private static void check(String source, JsonNode node, int depth) throws InputException {
        if (depth > DEEPEST) {
            throw new InputException(source, "a configuration nested at most " + DEEPEST + " deep", "a deeper one", "");
        }
        JsonNode type = node.get("@class");
        if (type != null && (ALLOWED.stream().noneMatch(type.asText()::startsWith)
                || type.asText().startsWith(LAMBDA))) {
            throw new InputException(source, "layers of DL4J", "the class " + type.asText(),
                    "Code that a file names is never executed here; save the network without custom layers.");
        }
        for (JsonNode child : node) {
            check(source, child, depth + 1);
        }
    }
}

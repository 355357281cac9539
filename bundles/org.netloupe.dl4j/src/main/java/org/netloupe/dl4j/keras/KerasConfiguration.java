package org.netloupe.dl4j.keras;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.netloupe.core.json.Json;
import org.netloupe.tensor.InputException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A Keras model's configuration: layers in an order in which they can be computed, the first an input.
 *
 * @param name of the model
 * @param output name of the layer that gives the model's output
 */
record KerasConfiguration(String name, List<KerasLayer> layers, String output) {
    private static final int MOST_LAYERS = 10_000;

    KerasConfiguration {
        layers = List.copyOf(layers);
    }

    /**
     * Reads the JSON of a sequential or functional model of Keras 2 or 3.
     *
     * @throws InputException if it is something else
     */
    static KerasConfiguration parse(String source, String json) throws InputException {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw Json.explain(source, "the configuration of a Keras model", e);
        }
        String type = root.path("class_name").asText("");
        JsonNode config = root.path("config");
        KerasConfiguration parsed = switch (type) {
            case "Sequential" -> sequential(source, config);
            case "Functional", "Model" -> functional(source, config);
            default -> throw new InputException(source, "a sequential or functional Keras model",
                    type.isEmpty() ? "no class_name" : "a model of class " + type,
                    "Subclassed models carry code, which is never executed here: export the model to ONNX.");
        };
        return parsed.checked(source);
    }

    private KerasConfiguration checked(String source) throws InputException {
        Set<String> names = new HashSet<>();
        for (KerasLayer layer : layers) {
            if (!names.add(layer.name())) {
                throw layer.wrong("a name of its own", "one that another layer has");
            }
        }
        if (layers.size() < 2 || layers.size() > MOST_LAYERS || !names.contains(output)) {
            throw new InputException(source, "a Keras model with layers and an output", layers.size() + " layers", "");
        }
        return this;
    }

    private static KerasConfiguration sequential(String source, JsonNode config) throws InputException {
        // Keras 1 and early 2 had the list of layers as the configuration itself
        JsonNode list = config.isArray() ? config : config.path("layers");
        List<KerasLayer> layers = new ArrayList<>();
        for (JsonNode node : list) {
            String before = layers.isEmpty() ? "" : layers.getLast().name();
            KerasLayer layer = layer(source, node, before.isEmpty() ? List.of() : List.of(before));
            if (layers.isEmpty() && !layer.type().equals("InputLayer")) {
                layers.add(input(layer, config));
                layer = layer(source, node, List.of(layers.getLast().name()));
            }
            layers.add(layer);
        }
        return new KerasConfiguration(config.path("name").asText("sequential"), layers,
                layers.isEmpty() ? "" : layers.getLast().name());
    }

    /** Early models name the input's shape in their first layer. */
    private static KerasLayer input(KerasLayer first, JsonNode config) {
        JsonNode settings = first.shape().isEmpty() && config.has("build_input_shape")
                ? Json.MAPPER.createObjectNode().set("batch_shape", config.get("build_input_shape"))
                : first.settings();
        return new KerasLayer(first.source(), first.name() + "_input", "InputLayer", settings, List.of());
    }

    private static KerasLayer layer(String source, JsonNode node, List<String> inbound) throws InputException {
        String type = node.path("class_name").asText("");
        JsonNode settings = node.path("config");
        String name = settings.path("name").asText(node.path("name").asText(""));
        if (type.isEmpty() || name.isEmpty() || name.contains("/") && name.contains("..")) {
            throw new InputException(source, "layers with class_name and name", "one without", "");
        }
        String registered = node.path("registered_name").asText("");
        if (registered.contains(">")) {
            throw new InputException("%s, layer %s".formatted(source, name), "a layer of Keras itself",
                    "the custom layer " + registered, "Code that a file names is never executed here.");
        }
        return new KerasLayer(source, name, type, settings, inbound);
    }

    private static KerasConfiguration functional(String source, JsonNode config) throws InputException {
        List<KerasLayer> given = new ArrayList<>();
        for (JsonNode node : config.path("layers")) {
            given.add(layer(source, node, inbound(source, node.path("inbound_nodes"))));
        }
        List<String> inputs = ends(config.path("input_layers"));
        List<String> outputs = ends(config.path("output_layers"));
        if (inputs.size() != 1 || outputs.size() != 1) {
            throw new InputException(source, "a model with one input and one output",
                    inputs.size() + " inputs and " + outputs.size() + " outputs",
                    "Save the part that is to be looked at as a model of its own.");
        }
        return new KerasConfiguration(config.path("name").asText("model"), ordered(source, given),
                outputs.getFirst());
    }

    /** Names of input or output layers: a list of [name, node, tensor], or in Keras 3 one such triple alone. */
    private static List<String> ends(JsonNode node) {
        if (node.path(0).isTextual()) {
            return List.of(node.get(0).textValue());
        }
        List<String> names = new ArrayList<>();
        node.forEach(end -> names.add(end.path(0).asText()));
        return names;
    }

    private static List<String> inbound(String source, JsonNode nodes) throws InputException {
        if (nodes.isEmpty()) {
            return List.of();
        }
        if (nodes.size() > 1) {
            throw new InputException(source, "layers that are used once", "one that is shared",
                    "Models with shared layers are not read; export the model to ONNX.");
        }
        JsonNode node = nodes.get(0);
        List<String> names = new ArrayList<>();
        if (node.isObject()) {
            histories(node.path("args"), names, 0);
        } else {
            node.forEach(call -> names.add(call.path(0).asText()));
        }
        return names;
    }

    /** Keras 3 describes the tensors of a call, in lists of any depth; their history names the layer. */
    private static void histories(JsonNode node, List<String> names, int depth) {
        if (node.path("class_name").asText("").equals("__keras_tensor__")) {
            names.add(node.path("config").path("keras_history").path(0).asText());
        } else if (node.isArray() && depth < 8) {
            node.forEach(child -> histories(child, names, depth + 1));
        }
    }

    private static List<KerasLayer> ordered(String source, List<KerasLayer> given) throws InputException {
        List<KerasLayer> rest = new ArrayList<>(given);
        List<KerasLayer> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (!rest.isEmpty()) {
            List<KerasLayer> ready = rest.stream().filter(layer -> done.containsAll(layer.inbound())).toList();
            if (ready.isEmpty()) {
                throw new InputException(source, "layers that follow from the input",
                        "layer " + rest.getFirst().name() + ", which does not", "");
            }
            ordered.addAll(ready);
            ready.forEach(layer -> done.add(layer.name()));
            rest.removeAll(ready);
        }
        return ordered;
    }
}

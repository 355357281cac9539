package org.netloupe.monitor.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Structure;
import org.netloupe.agent.value.ValueType;

/** Queries that suit an observable by what it is made of, the most useful first. */
public final class Templates {

    private static final List<String> TENSORS_OF_LAYERS = List.of("gradient", "weight", "update", "activation");

    private final String event;
    private final List<String> groups;
    private final List<Template> found = new ArrayList<>();

    private Templates(String event, Description description) {
        this.event = event;
        // groups that hold others are slower: an epoch says more than a batch
        this.groups = description.groups().stream().map(Description.Group::name).filter(g -> !g.equals(event)).toList();
    }

    /** Queries for one observable of an event. */
    public static List<Template> of(String event, Description.Observable observable, Description description) {
        Templates templates = new Templates(event, description);
        templates.add(observable);
        return List.copyOf(templates.found);
    }

    private void add(Description.Observable observable) {
        String path = "e." + observable.name();
        Optional<Structure> structure = observable.structure();
        ValueType type = structure.map(Structure::type).filter(t -> t != ValueType.ANY).orElse(observable.type());
        switch (type) {
            case NUMBER -> addNumber(path);
            case TENSOR -> addTensor(path);
            case TUPLE -> structure.flatMap(Structure::item).ifPresentOrElse(item -> addItems(path, item),
                    () -> map("all values", path));
            case MAP -> addMap(path, structure.map(Structure::fields).orElse(Map.of()));
            default -> map("every value", path);
        }
        add("the newest 100", "map(e -> " + path + ") | collect(100) every 100 events");
    }

    private void add(String name, String stages) {
        found.add(new Template(name, event + " | " + stages));
    }

    private void map(String name, String expression) {
        add(name, "map(e -> " + expression + ")");
    }

    private void byGroups(String name, String expression, String reducer) {
        for (String group : groups) {
            add(name + " by " + group, "map(e -> " + expression + ") | " + reducer + " by " + group);
        }
    }

    private void addNumber(String path) {
        map("every value", path);
        byGroups("mean", path, "mean");
        byGroups("histogram", path, "histogram(30)");
        byGroups("quartiles", path, "quantiles(0, 0.25, 0.5, 0.75, 1)");
        add("mean every 100 events", "map(e -> " + path + ") | mean every 100 events");
    }

    private void addTensor(String path) {
        map("mean absolute", path + ".meanAbs()");
        byGroups("histogram", path, "histogram(50)");
        map("all numbers", path);
        map("norm", path + ".norm()");
        map("share of zeros", path + ".zeros()");
        map("NaN or infinite", path + ".nans()");
    }

    private void addMap(String path, Map<String, Structure> fields) {
        map("all of it", path);
        boolean layers = !fields.isEmpty() && fields.values().stream().allMatch(Templates::isLayer);
        if (layers) {
            Structure first = fields.values().iterator().next();
            tensorsOf(first).forEach(tensor -> addLayers(path + ".values()", first, tensor));
        }
        fields.forEach((name, structure) -> {
            if (structure.type() == ValueType.NUMBER) {
                map(name, path + "." + name);
            }
        });
    }

    private void addItems(String path, Structure item) {
        if (isLayer(item)) {
            tensorsOf(item).forEach(tensor -> addLayers(path, item, tensor));
        } else if (item.type() == ValueType.MAP && item.fields().containsKey("loss")) {
            for (String group : groups) {
                add("the worst five by " + group,
                        "flatMap(e -> " + path + ") | top(5, p -> p.loss) by " + group);
            }
            map("the worst five", path + ".top(5, p -> p.loss)");
        }
        map("all of it", path);
    }

    private static boolean isLayer(Structure structure) {
        return structure.type() == ValueType.MAP && !tensorsOf(structure).isEmpty();
    }

    private static List<String> tensorsOf(Structure structure) {
        return TENSORS_OF_LAYERS.stream().filter(structure.fields()::containsKey).toList();
    }

    /** The mean absolute of a tensor of each layer: the paper's first question to gradients that vanish. */
    private void addLayers(String layers, Structure layer, String tensor) {
        String value = "l." + tensor + ".meanAbs()";
        String entry = layer.fields().containsKey("name") ? "[l.name, " + value + "]" : value;
        String list = layers + ".map(l -> " + entry + ")";
        map("mean absolute " + tensor + " of each layer", list);
        for (String group : groups) {
            add("mean absolute " + tensor + " of each layer by " + group, "map(e -> " + list + ") | last by " + group);
        }
    }
}

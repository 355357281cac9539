package org.netloupe.dl4j.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.model.TensorInfo;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/**
 * An architecture fitted to a dataset: every layer with its shapes and parameters, computed without any numerics
 * library, so that describing a network costs microseconds.
 *
 * @param name of the architecture
 * @param input what the network is fed
 * @param layers without the output layer
 * @param last what flows into the output layer
 * @param classes units of the output layer
 * @param lastStep whether the output layer takes the last step of a sequence only
 */
public record NetworkPlan(String name, Flow input, List<PlannedLayer> layers, Flow last, int classes,
        boolean lastStep) {
    /** Name of the tensor that is fed. */
    public static final String INPUT = "input";
    /** Id of the output layer. */
    public static final String OUTPUT = "output";
    /** Id of the node that takes the last step of a sequence. */
    static final String LAST_STEP = "last_step";
    private static final long MOST_PARAMETERS = 1L << 30;

    public NetworkPlan {
        layers = List.copyOf(layers);
    }

    /**
     * Fits an architecture to a dataset's features and target.
     *
     * @throws InputException if a layer does not fit, which is named with what flows into it
     */
    public static NetworkPlan of(Architecture architecture, FeatureKind features, Shape featureShape, Target target)
            throws InputException {
        Flow input = input(features, featureShape, target);
        List<PlannedLayer> planned = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        Flow flow = input;
        for (int i = 0; i < architecture.layers().size(); i++) {
            Layer layer = architecture.layers().get(i);
            PlannedLayer next = new Fitting(i + 1, layer, flow).fit(counts.merge(layer.kind(), 1, Integer::sum));
            planned.add(next);
            flow = next.output();
        }
        return complete(architecture, input, planned, flow, target);
    }

    private static NetworkPlan complete(Architecture architecture, Flow input, List<PlannedLayer> planned, Flow last,
            Target target) throws InputException {
        int classes = target.classNames().size();
        String source = "Architecture " + architecture.name();
        if (classes < 2) {
            throw new InputException(source, "a dataset with at least 2 classes", Integer.toString(classes),
                    "Choose a labelled dataset.");
        }
        if (last instanceof Flow.Tokens) {
            throw new InputException(source, "an embedding layer first, as the dataset has tokens",
                    planned.isEmpty() ? "no layer" : "none",
                    "Put {\"kind\": \"embedding\", \"dimensions\": 16} first.");
        }
        boolean everyStep = target instanceof Target.NextToken;
        if (everyStep && !(last instanceof Flow.Sequence)) {
            throw new InputException(source, "layers that give a vector each step", last.description(),
                    "Use embedding and lstm layers.");
        }
        NetworkPlan plan = new NetworkPlan(architecture.name(), input, planned, last, classes,
                !everyStep && last instanceof Flow.Sequence);
        if (plan.graph().parameterCount() > MOST_PARAMETERS) {
            throw new InputException(source, "at most " + MOST_PARAMETERS + " parameters",
                    Long.toString(plan.graph().parameterCount()), "Use fewer units, or pool before dense layers.");
        }
        return plan;
    }

    private static Flow input(FeatureKind features, Shape shape, Target target) {
        return switch (features) {
            case IMAGE -> new Flow.Image((int) shape.extent(0), (int) shape.extent(1), (int) shape.extent(2));
            case VECTOR -> new Flow.Vector((int) shape.size());
            case TOKENS -> new Flow.Tokens(target.classNames().size(), (int) shape.extent(0));
        };
    }

    /** The network as people see it, with the output layer. */
    public ComputationGraph graph() {
        List<GraphNode> nodes = new ArrayList<>();
        String from = INPUT;
        for (PlannedLayer layer : layers) {
            nodes.add(layer.node(from));
            from = layer.id();
        }
        if (lastStep) {
            nodes.add(new GraphNode(LAST_STEP, "LastTimeStep", List.of(from),
                    List.of(new Flow.Vector(last.units()).tensor(LAST_STEP)), List.of(), Map.of()));
            from = LAST_STEP;
        }
        nodes.add(outputNode(from));
        return new ComputationGraph(name, List.of(input.tensor(INPUT)), nodes, List.of(OUTPUT));
    }

    private GraphNode outputNode(String from) {
        Flow answer = last instanceof Flow.Sequence sequence && !lastStep
                ? new Flow.Sequence(classes, sequence.steps())
                : new Flow.Vector(classes);
        List<TensorInfo> parameters = Fitting.weights(last.units(), classes);
        return new GraphNode(OUTPUT, "Dense", List.of(from), List.of(answer.tensor(OUTPUT)), parameters,
                Map.of("units", Integer.toString(classes), "function", "softmax"));
    }
}

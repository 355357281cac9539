package org.netloupe.dl4j.network;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.conditions.Conditions;
import org.netloupe.core.model.Activations;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.LoadedModel;
import org.netloupe.core.model.TensorInfo;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;
import org.netloupe.tensor.Tensor;

/** A DL4J network as a model that answers predictions and activations. Used by one thread at a time. */
public final class Dl4jModel implements LoadedModel {
    private final String source;
    private final org.deeplearning4j.nn.graph.ComputationGraph network;
    private final InputTypes input;
    private final ModelDescription description;
    private final ComputationGraph graph;

    /**
     * A model over a network with one input and one output, whose input is told by its first layer.
     *
     * @param source file or name for messages
     * @throws InputException if it has several inputs or outputs
     */
    public static Dl4jModel of(String source, String name, org.deeplearning4j.nn.graph.ComputationGraph network)
            throws InputException {
        return new Dl4jModel(source, name, network, InputTypes.infer(network.getConfiguration()));
    }

    /** As above where it is known what the network is fed. */
    public static Dl4jModel of(String source, String name, org.deeplearning4j.nn.graph.ComputationGraph network,
            InputType input) throws InputException {
        return new Dl4jModel(source, name, network, InputTypes.of(input));
    }

    private Dl4jModel(String source, String name, org.deeplearning4j.nn.graph.ComputationGraph network,
            InputTypes input) throws InputException {
        int inputs = network.getConfiguration().getNetworkInputs().size();
        int outputs = network.getConfiguration().getNetworkOutputs().size();
        if (inputs != 1 || outputs != 1) {
            throw new InputException(source, "a network with one input and one output",
                    inputs + " inputs and " + outputs + " outputs", "Save the part that is to be looked at.");
        }
        this.source = source;
        this.network = network;
        this.input = input;
        this.description = new ModelDescription(network, input);
        this.graph = description.graph(name);
    }

    @Override
    public ComputationGraph graph() {
        return graph;
    }

    /** The network itself, to train it on. */
    public org.deeplearning4j.nn.graph.ComputationGraph network() {
        return network;
    }

    @Override
    public Activations run(Tensor batch, Collection<String> taps) throws InputException {
        checkInput(batch.shape());
        for (String tap : taps) {
            if (graph.node(tap).isEmpty()) {
                throw new InputException(source, "a node of the graph to tap", "\"" + tap + "\"",
                        "Its nodes are " + graph.nodes().stream().map(node -> node.id()).toList() + ".");
            }
        }
        try {
            return forward(batch, taps);
        } catch (RuntimeException e) {
            throw new InputException(source, "a batch that the network can compute", batch.toString(), firstLine(e), e);
        }
    }

    private static String firstLine(RuntimeException e) {
        return "DL4J says: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
    }

    private Activations forward(Tensor batch, Collection<String> taps) {
        INDArray fed = Borders.in(batch, input.one());
        maskEnds(fed);
        try {
            String output = graph.outputs().getFirst();
            Map<String, INDArray> activations = taps.isEmpty()
                    ? Map.of(output, network.outputSingle(fed))
                    : network.feedForward(fed, false);
            Map<String, Tensor> tapped = new HashMap<>();
            for (String tap : taps) {
                tapped.put(tap, Borders.out(activations.get(tap), description.isChannelsLast(tap)));
            }
            return new Activations(Borders.out(activations.get(output), description.isChannelsLast(output)), tapped);
        } finally {
            network.clearLayerMaskArrays();
        }
    }

    /** Tokens -1 behind the end of a sequence are no tokens: they are masked, and fed as token 0. */
    private void maskEnds(INDArray fed) {
        if (fed.rank() == 2 && input.one() instanceof InputType.InputTypeRecurrent) {
            INDArray mask = fed.gte(0).castTo(fed.dataType());
            org.nd4j.linalg.indexing.BooleanIndexing.replaceWhere(fed, 0, Conditions.lessThan(0));
            network.setLayerMaskArrays(new INDArray[]{mask}, null);
        }
    }

    private void checkInput(Shape batch) throws InputException {
        TensorInfo expected = graph.inputs().getFirst();
        List<Long> extents = expected.extents();
        boolean fits = !input.isKnown() || batch.rank() == extents.size() + 1;
        for (int i = 0; input.isKnown() && fits && i < extents.size(); i++) {
            fits = extents.get(i) < 0 || extents.get(i) == batch.extent(i + 1);
        }
        if (!fits || batch.rank() < 2 || batch.extent(0) == 0) {
            throw new InputException(source, "a batch of instances " + expected.shapeText(),
                    Arrays.toString(batch.extents()), "Choose a dataset whose instances have that shape.");
        }
    }

    @Override
    public void close() {
        network.close();
    }
}

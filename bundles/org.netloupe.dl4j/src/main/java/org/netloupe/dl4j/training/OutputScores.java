package org.netloupe.dl4j.training;

import java.util.Map;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.netloupe.dl4j.network.Borders;
import org.netloupe.tensor.InputException;

/**
 * Listens to the forward passes of training and computes the scores before the softmax, which DL4J does not hand out: one
 * small product a batch gives loss and accuracy while training.
 */
final class OutputScores extends BaseTrainingListener {
    private final String from;
    private final LayerVertex output;
    private final Layer layer;
    private int[] targets = new int[0];
    private Softmax last = new Softmax();
    private float[] lastScores = new float[0];

    /**
     * @param classes that the dataset has
     * @throws InputException if the network does not end in a softmax over that many classes
     */
    OutputScores(ComputationGraph network, int classes) throws InputException {
        ComputationGraphConfiguration configuration = network.getConfiguration();
        String id = configuration.getNetworkOutputs().getFirst();
        if (!(configuration.getVertices().get(id) instanceof LayerVertex vertex) || !isSoftmax(vertex)) {
            throw new InputException("Layer " + id, "a softmax at the end of a network that is to be trained",
                    "another layer", "Add one, or train from an architecture.");
        }
        this.output = vertex;
        this.from = configuration.getVertexInputs().get(id).getFirst();
        this.layer = network.getLayer(id);
        long units = vertex.getLayerConf().getLayer() instanceof BaseOutputLayer dense ? dense.getNOut() : classes;
        if (units != classes) {
            throw new InputException("Layer " + id, classes + " units, as the dataset has classes",
                    Long.toString(units), "Choose the dataset that the network was made for.");
        }
    }

    private static boolean isSoftmax(LayerVertex vertex) {
        return switch (vertex.getLayerConf().getLayer()) {
            case BaseOutputLayer dense -> dense.getActivationFn() instanceof ActivationSoftmax;
            case LossLayer loss -> loss.getActivationFn() instanceof ActivationSoftmax;
            default -> false;
        };
    }

    /** What is to be counted at the next forward pass. */
    void expect(int[] batchTargets) {
        targets = batchTargets;
        last = new Softmax();
    }

    /** What the last forward pass gave. */
    Softmax last() {
        return last;
    }

    /** The unnormalised scores of the last forward pass, [rows, classes]; shared, not changed. */
    float[] lastScores() {
        return lastScores;
    }

    @Override
    @NonNullByDefault({}) // DL4J declares no nullness of its maps
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
        INDArray before = activations.get(from);
        InputPreProcessor preparation = output.getPreProcessor();
        if (preparation != null) {
            before = preparation.preProcess(before.dup('c'), (int) before.size(0), LayerWorkspaceMgr.noWorkspaces());
        }
        INDArray rows = before.rank() == 3
                ? before.permute(0, 2, 1).dup('c').reshape(new long[]{before.size(0) * before.size(2), before.size(1)})
                : before;
        if (layer.paramTable() != null && layer.paramTable().containsKey("W")) {
            rows = rows.mmul(layer.getParam("W")).addiRowVector(layer.getParam("b"));
        }
        lastScores = Borders.floats(rows);
        last.addLogits(lastScores, targets);
    }
}

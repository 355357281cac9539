package org.netloupe.dl4j.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.core.model.ComputationGraph;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.model.TensorInfo;

/** Tells what a DL4J network consists of, in the words of the domain. */
final class ModelDescription {
    private final org.deeplearning4j.nn.graph.ComputationGraph network;
    private final ComputationGraphConfiguration configuration;
    private final InputTypes input;
    private final Map<String, InputType> one;
    private final Map<String, InputType> other;

    ModelDescription(org.deeplearning4j.nn.graph.ComputationGraph network, InputTypes input) {
        this.network = network;
        this.configuration = network.getConfiguration();
        this.input = input;
        this.one = !input.isKnown() ? Map.of() : InputTypes.types(configuration.clone(), input.one());
        this.other = !input.isKnown() ? Map.of() : InputTypes.types(configuration.clone(), input.other());
    }

    ComputationGraph graph(String name) {
        List<GraphNode> nodes = new ArrayList<>();
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            if (!vertex.isInputVertex()) {
                nodes.add(node(vertex));
            }
        }
        return new ComputationGraph(name, inputs(), nodes, configuration.getNetworkOutputs());
    }

    private List<TensorInfo> inputs() {
        return configuration.getNetworkInputs().stream()
                .map(name -> new TensorInfo(name, "float32",
                        extents(input.one(), input.other())))
                .toList();
    }

    private GraphNode node(GraphVertex vertex) {
        String id = vertex.getVertexName();
        TensorInfo output = new TensorInfo(id, "float32", extents(one.get(id), other.get(id)));
        return new GraphNode(id, operator(id), configuration.getVertexInputs().get(id), List.of(output),
                parameters(vertex), attributes(id));
    }

    /** Whether the activation of a vertex has its channels last. */
    boolean isChannelsLast(String id) {
        return one.get(id) instanceof InputType.InputTypeConvolutional image && image.getFormat() == CNN2DFormat.NHWC;
    }

    private static List<TensorInfo> parameters(GraphVertex vertex) {
        Layer layer = vertex.hasLayer() ? vertex.getLayer() : null;
        if (layer == null || layer.paramTable() == null) {
            return List.of();
        }
        List<TensorInfo> found = new ArrayList<>();
        layer.paramTable().forEach((name, array) -> found
                .add(new TensorInfo(name, "float32", java.util.Arrays.stream(array.shape()).boxed().toList())));
        return found;
    }

    private String operator(String id) {
        org.deeplearning4j.nn.conf.graph.GraphVertex vertex = configuration.getVertices().get(id);
        String type = vertex instanceof LayerVertex layer
                ? layer.getLayerConf().getLayer().getClass().getSimpleName()
                : vertex.getClass().getSimpleName();
        return switch (type) {
            case "ConvolutionLayer" -> "Conv2D";
            case "Convolution1DLayer", "Convolution1D" -> "Conv1D";
            case "SubsamplingLayer" -> poolingName((LayerVertex) vertex) + "2D";
            case "Subsampling1DLayer" -> poolingName((LayerVertex) vertex) + "1D";
            case "DenseLayer", "OutputLayer", "RnnOutputLayer" -> "Dense";
            case "EmbeddingSequenceLayer", "EmbeddingLayer" -> "Embedding";
            default -> type.replaceFirst("(Layer|Vertex)$", "");
        };
    }

    private static String poolingName(LayerVertex vertex) {
        return switch (((SubsamplingLayer) vertex.getLayerConf().getLayer()).getPoolingType()) {
            case MAX -> "MaxPooling";
            case AVG -> "AveragePooling";
            case SUM -> "SumPooling";
            case PNORM -> "NormPooling";
        };
    }

    private Map<String, String> attributes(String id) {
        if (!(configuration.getVertices().get(id) instanceof LayerVertex vertex)) {
            return Map.of();
        }
        Map<String, String> found = new LinkedHashMap<>();
        org.deeplearning4j.nn.conf.layers.Layer layer = vertex.getLayerConf().getLayer();
        if (layer instanceof ConvolutionLayer convolution) {
            found.put("kernel", product(convolution.getKernelSize()));
            found.put("stride", product(convolution.getStride()));
        }
        if (layer instanceof SubsamplingLayer pooling) {
            found.put("size", product(pooling.getKernelSize()));
            found.put("stride", product(pooling.getStride()));
        }
        if (layer instanceof BaseLayer base && base.getActivationFn() != null) {
            found.put("function", base.getActivationFn().toString().toLowerCase(Locale.ROOT));
        }
        if (vertex.getPreProcessor() != null) {
            found.put("before", vertex.getPreProcessor().getClass().getSimpleName().replace("PreProcessor", ""));
        }
        return found;
    }

    private static String product(int[] extents) {
        StringBuilder text = new StringBuilder();
        for (int extent : extents) {
            text.append(text.isEmpty() ? "" : "x").append(extent);
        }
        return text.toString();
    }

    /** Extents with our axes; open where two fitting inputs give different ones. */
    private static List<Long> extents(@Nullable InputType a, @Nullable InputType b) {
        List<Long> first = extents(a);
        List<Long> second = extents(b);
        List<Long> common = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            common.add(i < second.size() && first.get(i).equals(second.get(i)) ? first.get(i) : -1L);
        }
        return common;
    }

    static List<Long> extents(@Nullable InputType type) {
        return switch (type) {
            case InputType.InputTypeConvolutional image -> List.of(image.getChannels(), image.getHeight(),
                    image.getWidth());
            case InputType.InputTypeConvolutionalFlat flat -> List.of(flat.getDepth(), flat.getHeight(),
                    flat.getWidth());
            case InputType.InputTypeRecurrent sequence when sequence.getSize() == 1 -> List
                    .of(sequence.getTimeSeriesLength());
            case InputType.InputTypeRecurrent sequence -> List.of(sequence.getTimeSeriesLength(), sequence.getSize());
            case InputType.InputTypeFeedForward vector -> List.of(vector.getSize());
            case null, default -> List.of(-1L);
        };
    }
}

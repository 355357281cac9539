package org.netloupe.dl4j.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.model.GraphNode;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.dl4j.natives.Natives;
import org.netloupe.tensor.InputException;
import org.netloupe.tensor.Shape;

/** Shapes and parameter counts worked out by hand, and held against DL4J's own. */
class NetworkPlanTest {
    private static final Layer RELU = new Layer.Activation(Layer.Activation.Function.RELU);
    private static final Target TEN = new Target.Classes(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    private static final Target NEXT = new Target.NextToken(List.of("a", "b", "c", "d", "e"));
    private static final Shape MNIST = Shape.of(1, 28, 28);

    private static NetworkPlan plan(FeatureKind kind, Shape shape, Target target, Layer... layers)
            throws InputException {
        return NetworkPlan.of(new Architecture("test", List.of(layers)), kind, shape, target);
    }

    @Test
    void theTwoConvolutionNetworkHasTheKnownShapes() throws InputException {
        NetworkPlan plan = plan(FeatureKind.IMAGE, MNIST, TEN, new Layer.Conv2D(32, 3), RELU, new Layer.MaxPool(2, 2),
                new Layer.Conv2D(64, 3), RELU, new Layer.MaxPool(2, 2), new Layer.Dense(64), RELU);

        List<GraphNode> nodes = plan.graph().nodes();

        assertEquals(List.of("conv2d_1", "activation_1", "maxPool_1", "conv2d_2", "activation_2", "maxPool_2",
                "dense_1", "activation_3", "output"), nodes.stream().map(GraphNode::id).toList());
        assertEquals(List.of("[32, 26, 26]", "[32, 26, 26]", "[32, 13, 13]", "[64, 11, 11]", "[64, 11, 11]",
                "[64, 5, 5]", "[64]", "[64]", "[10]"),
                nodes.stream().map(node -> node.outputs().getFirst().shapeText()).toList());
        // 3*3*1*32+32, 3*3*32*64+64, 1600*64+64, 64*10+10
        assertEquals(320 + 18_496 + 102_464 + 650, plan.graph().parameterCount());
        assertEquals("maxPool_2", nodes.get(6).inputs().getFirst());
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(FeatureKind.IMAGE, Shape.of(3, 17, 20), TEN,
                        List.of(new Layer.Conv2D(4, 5), new Layer.AveragePool(3, 2), new Layer.Dropout(0.5))),
                Arguments.of(FeatureKind.VECTOR, Shape.of(12), TEN, List.of(new Layer.Dense(7), RELU)),
                Arguments.of(FeatureKind.VECTOR, Shape.of(12), TEN, List.of()),
                Arguments.of(FeatureKind.TOKENS, Shape.of(9), NEXT,
                        List.of(new Layer.Embedding(3), new Layer.Lstm(6), new Layer.Dense(4), new Layer.Lstm(5))),
                Arguments.of(FeatureKind.TOKENS, Shape.of(9), new Target.Classes(List.of("x", "y")),
                        List.of(new Layer.Embedding(3), new Layer.Lstm(6))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void dl4jBuildsWhatWasPlanned(FeatureKind kind, Shape shape, Target target, List<Layer> layers)
            throws InputException {
        Natives.prepare();
        NetworkPlan plan = plan(kind, shape, target, layers.toArray(Layer[]::new));

        ComputationGraph network = new ComputationGraph(
                NetworkBuilder.configure(plan, TrainingSettings.DEFAULT));
        network.init();

        assertEquals(plan.graph().parameterCount(), network.numParams());
        for (GraphNode node : plan.graph().nodes()) {
            assertTrue(network.getConfiguration().getVertices().containsKey(node.id()), node.id());
        }
    }

    private static String refusal(FeatureKind kind, Shape shape, Target target, Layer... layers) {
        return String.valueOf(assertThrows(InputException.class, () -> plan(kind, shape, target, layers)).getMessage());
    }

    @Test
    void aLayerThatDoesNotFitIsNamed() {
        assertTrue(refusal(FeatureKind.IMAGE, Shape.of(1, 6, 6), TEN, new Layer.MaxPool(2, 2), new Layer.Conv2D(8, 5))
                .startsWith("Layer 2 (conv2d): expected images of at least 5x5, found images 1x3x3."));
        assertTrue(refusal(FeatureKind.IMAGE, MNIST, TEN, new Layer.Dense(8), new Layer.Conv2D(8, 5))
                .startsWith("Layer 2 (conv2d): expected images, found vectors of 8."));
        assertTrue(refusal(FeatureKind.VECTOR, Shape.of(4), TEN, new Layer.Lstm(8))
                .startsWith("Layer 1 (lstm): expected a vector each step"));
        assertTrue(refusal(FeatureKind.TOKENS, Shape.of(4), NEXT, new Layer.Lstm(8)).startsWith("Layer 1 (lstm)"));
        assertTrue(refusal(FeatureKind.TOKENS, Shape.of(4), NEXT).contains("an embedding layer first"));
        assertTrue(refusal(FeatureKind.VECTOR, Shape.of(4), new Target.None()).contains("at least 2 classes"));
        assertTrue(refusal(FeatureKind.VECTOR, Shape.of(40_000), TEN, new Layer.Dense(40_000))
                .contains("at most 1073741824 parameters"));
    }
}

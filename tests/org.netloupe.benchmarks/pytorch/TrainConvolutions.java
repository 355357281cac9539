import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.data.FeatureKind;
import org.netloupe.core.data.Target;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.dl4j.natives.Natives;
import org.netloupe.dl4j.network.NetworkBuilder;
import org.netloupe.dl4j.network.NetworkPlan;
import org.netloupe.tensor.Shape;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains the network of train_convolutions.py with our engine's configuration for some updates and prints instances per
 * second, and per second of processor time. Arguments: updates before the measurement, updates measured. compare.sh runs it.
 */
public final class TrainConvolutions {
    private static final int BATCH = 128;

    private TrainConvolutions() {}

    public static void main(String[] arguments) throws Exception {
        Natives.prepare();
        Layer relu = new Layer.Activation(Layer.Activation.Function.RELU);
        Architecture architecture = new Architecture("two convolutions",
                List.of(new Layer.Conv2D(32, 3), relu, new Layer.MaxPool(2, 2), new Layer.Conv2D(64, 3), relu,
                        new Layer.MaxPool(2, 2), new Layer.Dense(64), relu));
        NetworkPlan plan = NetworkPlan.of(architecture, FeatureKind.IMAGE, Shape.of(1, 28, 28),
                new Target.Classes(IntStream.range(0, 10).mapToObj(Integer::toString).toList()));
        ComputationGraph network = new ComputationGraph(NetworkBuilder.configure(plan, TrainingSettings.DEFAULT));
        network.init();
        INDArray[] images = {Nd4j.rand(BATCH, 1, 28, 28)};
        INDArray[] labels = {Nd4j.zeros(BATCH, 10)};
        for (int i = 0; i < BATCH; i++) {
            labels[0].putScalar(i, i % 10, 1);
        }
        train(network, images, labels, Integer.parseInt(arguments[0]));
        int updates = Integer.parseInt(arguments[1]);
        long start = System.nanoTime();
        long cpu = cpuNanos();
        train(network, images, labels, updates);
        double instances = BATCH * updates * 1e9;
        System.out.println(Math.round(instances / (System.nanoTime() - start)) + " "
                + Math.round(instances / (cpuNanos() - cpu)));
        System.exit(0);
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void train(ComputationGraph network, INDArray[] images, INDArray[] labels, int updates) {
        for (int i = 0; i < updates; i++) {
            network.fit(images, labels);
        }
    }
}

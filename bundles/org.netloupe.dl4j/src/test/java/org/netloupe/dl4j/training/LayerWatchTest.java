package org.netloupe.dl4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloupe.agent.Agent;
import org.netloupe.agent.Observables;
import org.netloupe.agent.value.Image;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.ValueType;
import org.netloupe.core.architecture.Architecture;
import org.netloupe.core.architecture.Layer;
import org.netloupe.core.extension.Contributions;
import org.netloupe.core.training.Optimizer;
import org.netloupe.core.training.TrainingSettings;
import org.netloupe.dl4j.Patterns;
import org.netloupe.dl4j.natives.Natives;
import org.netloupe.dl4j.network.NetworkBuilder;
import org.netloupe.dl4j.network.NetworkPlan;
import org.netloupe.stream.AgentConnection;
import org.netloupe.stream.StreamOptions;
import org.netloupe.stream.StreamSubscription;
import org.netloupe.tensor.InputException;

/** What queries see of a network while it trains, through a real agent. */
class LayerWatchTest {
    private static final Architecture NETWORK = new Architecture("small",
            List.of(new Layer.Conv2D(4, 3), new Layer.Activation(Layer.Activation.Function.RELU), new Layer.Dense(8)));
    private static final double RATE = 0.01;

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void natives() throws InputException {
        Natives.prepare();
    }

    /** Trains one epoch by plain gradient descent under an agent and gives what the queries gave. */
    private List<List<Value>> trained(double rate, String... queries) throws Exception {
        Patterns dataset = new Patterns(200, 12, 10, 0.1);
        TrainingSettings settings = new TrainingSettings(new Optimizer(Optimizer.Kind.SGD, rate), 32, 1, 7, 1);
        ComputationGraph network = new ComputationGraph(NetworkBuilder.configure(
                NetworkPlan.of(NETWORK, dataset.featureKind(), dataset.featureShape(), dataset.target()), settings));
        network.init();
        Trainer trainer = new Trainer(network, dataset, settings, Contributions.ofPlatform());
        List<List<Value>> results = new ArrayList<>();
        try (Agent agent = Agent.named("training").folder(folder).start()) {
            LayerWatch watch = LayerWatch.follow(network, trainer,
                    () -> agent.asksFor("batch", "layers", "activation"));
            TrainingWatch.BatchReport[] last = new TrainingWatch.BatchReport[1];
            Observables batch = Observables.builder().whole("iteration", () -> last[0].iteration())
                    .number("loss", () -> last[0].loss()).value("layers", ValueType.TUPLE, watch::layers)
                    .value("predictions", ValueType.TUPLE, () -> trainer.predictions().list()).build();
            agent.declare("batch", batch);
            try (AgentConnection connection = AgentConnection.connect(agent.endpointFile())) {
                List<StreamSubscription> streams = new ArrayList<>();
                for (String query : queries) {
                    streams.add(connection.open(query, StreamOptions.DEFAULT).get(20, TimeUnit.SECONDS));
                }
                train(trainer, report -> {
                    last[0] = report;
                    agent.observe("batch", batch);
                });
                agent.close();
                for (StreamSubscription stream : streams) {
                    results.add(rest(stream));
                }
            }
        }
        return results;
    }

    /** Is told of an update. */
    private interface Update {
        void done(TrainingWatch.BatchReport report);
    }

    private static void train(Trainer trainer, Update update) throws IOException {
        try {
            trainer.train(0, new TrainingWatch() {
                @Override
                public boolean batchDone(BatchReport batch) {
                    update.done(batch);
                    return true;
                }

                @Override
                public void lossLost(BatchReport batch) {
                    update.done(batch);
                }

                @Override
                public boolean epochDone(EpochReport epoch) {
                    return true;
                }
            });
        } catch (InputException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("finite loss"), e.getMessage());
        }
    }

    private static List<Value> rest(StreamSubscription stream) throws InterruptedException {
        List<Value> values = new ArrayList<>();
        for (var next = stream.poll(Duration.ofSeconds(20)); next.isPresent(); next = stream
                .poll(Duration.ofSeconds(20))) {
            next.get().values().forEach(timed -> values.add(timed.value()));
        }
        assertEquals("The process has closed its agent.", stream.ended().join().reason());
        return values;
    }

    private static Value item(Value value, int... places) {
        Value found = value;
        for (int place : places) {
            found = ((Value.Tuple) found).items().get(place);
        }
        return found;
    }

    @Test
    void layersShowWeightsGradientsUpdatesAndActivations() throws Exception {
        List<List<Value>> results = trained(RATE,
                "batch | map(b -> b.layers.map(l -> [l.name, l.gradient.norm(), l.update.norm(), l.weights.norm(), "
                        + "l.update.norm() / l.weights.norm(), l.weights.nans(), l.weights.zeros()]))",
                "batch | map(b -> b.layers.map(l -> l.activation.shape()))",
                "batch | flatMap(b -> b.layers) | map(l -> l.weights) | histogram(20) until end");
        List<Value> statistics = results.get(0);

        assertEquals(5, statistics.size(), "140 training instances in batches of 32");
        assertEquals(3, ((Value.Tuple) statistics.get(0)).items().size());
        for (Value batch : statistics) {
            for (int layer = 0; layer < 3; layer++) {
                double gradient = item(batch, layer, 1).asDouble();
                double update = item(batch, layer, 2).asDouble();
                assertTrue(gradient > 0);
                // plain descent: the update is the gradient times the rate
                assertEquals(RATE * gradient, update, 1e-5 * update);
                assertEquals(update / item(batch, layer, 3).asDouble(), item(batch, layer, 4).asDouble(), 1e-12);
                assertEquals(0, item(batch, layer, 5).asDouble());
            }
        }
        List<Value> shapes = results.get(1);
        assertEquals(5, shapes.size(), "kept from the first batch on");
        assertTrue(item(shapes.get(0), 0).toString().matches("\\[32, 4, \\d+, \\d+\\]"), shapes.get(0).toString());
        assertEquals("[32, 8]", item(shapes.get(0), 1).toString());
        assertEquals("[32, 10]", item(shapes.get(0), 2).toString());
        assertEquals(1, results.get(2).size());
    }

    @Test
    void theWorstPredictionsComeWithTheirImages() throws Exception {
        List<List<Value>> results = trained(RATE, "batch | flatMap(b -> b.predictions) | top(5, p -> p.loss) until end",
                "batch | map(b -> [b.loss, b.predictions.map(p -> p.loss).mean()])",
                "batch | flatMap(b -> b.predictions) | map(p -> p.loss) | max until end");
        List<Value> worst = ((Value.Tuple) results.get(0).get(0)).items();

        assertEquals(5, worst.size());
        double before = results.get(2).get(0).asDouble();
        for (Value one : worst) {
            Map<String, Value> prediction = ((Value.Mapping) one).entries();
            Image image = (Image) value(prediction, "image");
            assertTrue(image.width() == 12 && image.height() == 12 && image.channels() == 1);
            double loss = value(prediction, "loss").asDouble();
            assertTrue(loss <= before, "the worst first");
            before = loss;
            assertTrue(value(prediction, "probability").asDouble() > 0.1 - 1e-6, "the likeliest of ten");
        }
        assertEquals(results.get(2).get(0), value(((Value.Mapping) worst.get(0)).entries(), "loss"));
        for (Value pair : results.get(1)) {
            assertEquals(item(pair, 0).asDouble(), item(pair, 1).asDouble(), 1e-5);
        }
    }

    private static Value value(Map<String, Value> map, String name) {
        Value value = map.get(name);
        if (value == null) {
            throw new AssertionError("no " + name + " in " + map.keySet());
        }
        return value;
    }

    @Test
    void theFirstNumberThatIsNoneIsFoundBeforeTheTrainingFails() throws Exception {
        List<Value> found = trained(1e30, "batch | map(b -> {'iteration': b.iteration, 'loss': b.loss, "
                + "'where': b.layers.map(l -> {'name': l.name, 'weights': l.weights}).nonFinite()}) "
                + "| filter(x -> !x.loss.isFinite() || !empty(x.where)) | collect(1) until end").get(0);

        Map<String, Value> first = ((Value.Mapping) item(found.get(0), 0)).entries();
        assertTrue(value(first, "iteration").asDouble() <= 4, first.toString());
        assertTrue(value(first, "where").toString().contains("weights[") || !Double.isFinite(value(first, "loss")
                .asDouble()), first.toString());
    }

    @Test
    void activationsThatNobodyAskedForAreNotThere() throws Exception {
        Patterns dataset = new Patterns(40, 12, 10, 0.1);
        TrainingSettings settings = new TrainingSettings(new Optimizer(Optimizer.Kind.SGD, RATE), 32, 1, 7, 1);
        ComputationGraph network = new ComputationGraph(NetworkBuilder.configure(
                NetworkPlan.of(NETWORK, dataset.featureKind(), dataset.featureShape(), dataset.target()), settings));
        network.init();
        Trainer trainer = new Trainer(network, dataset, settings, Contributions.ofPlatform());
        LayerWatch watch = LayerWatch.follow(network, trainer, () -> false);
        train(trainer, report -> {});
        Object activation = watch.layers().get(0).get("activation");

        assertThrows(org.netloupe.agent.value.Unavailable.class,
                () -> ((java.util.function.Supplier<?>) activation).get());
    }
}

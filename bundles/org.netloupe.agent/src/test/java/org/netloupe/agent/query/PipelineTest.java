package org.netloupe.agent.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;

/** What queries compute, against values worked out by hand or by a plain loop. */
class PipelineTest {
    private static final List<String> NAMES = List.of("iteration", "loss", "name", "layers", "weights", "size");

    private final List<String> given = new ArrayList<>();

    private Pipeline pipeline(String query) throws QueryException {
        return new Pipeline(Query.parse(query), (value, time) -> given.add(value + "@" + time));
    }

    private static EventValues event(long iteration, double loss) {
        Object layers = List.of(Map.of("norm", 1.5, "id", "a"), Map.of("norm", 4.0, "id", "b"));
        return new EventValues(NAMES,
                new Object[]{iteration, loss, "run-" + iteration, layers, Tensor.of(new float[]{1, -2, 3, 0}, 2, 2),
                        32L});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"b.loss # 2.5", "b.loss > 2 # 1", "[b.iteration, b.loss] # [7, 2.5]",
            "b.iteration + 1 # 8", "b.iteration / 2 # 3.5", "b.iteration % 4 # 3", "-b.loss # -2.5",
            "9223372036854775 * 1000000 # 9.223372036854776E21", "b.name + '/' + b.iteration # run-7/7",
            "b.layers.map(l -> l.norm) # [1.5, 4.0]", "b.layers.map(l -> l.norm * b.iteration).sum() # 38.5",
            "b.layers.filter(l -> l.norm > 2).map(l -> l.id) # [b]", "b.layers[1].norm # 4.0", "b['loss'] # 2.5",
            "b.weights.meanAbs() # 1.5", "b.weights.norm() # 3.7416573867739413", "b.weights.at(0, 1) # -2.0",
            "b.weights.shape() # [2, 2]", "b.weights.zeros() # 0.25", "b.weights # tensor FLOAT32[2, 2]",
            "{'l': b.loss, 'n': b.name} # {l=2.5, n=run-7}", "b.loss > 2 ? 'high' : 'low' # high", "b.size # 32",
            "b.name.contains('run') && !(b.loss < 0) # 1", "(b.loss - 0.5).pow(2) # 4.0", "size(b.layers) # 2",
            "b.loss == 2.5 # 1", "b.iteration == 7.0 # 1", "[b.loss, b.loss] # [2.5, 2.5]", "1 - 0.5 # 0.5",
            "b.layers.map(l -> [l.id, l.norm]) # [[a, 1.5], [b, 4.0]]"})
    void mapsEvents(String expression, String expected) throws QueryException {
        pipeline("batch | map(b -> " + expression + ")").event(event(7, 2.5), 10);

        assertEquals(List.of(expected + "@10"), given);
    }

    @Test
    void aNaNIsNeitherAboveNorBelow() throws QueryException {
        Pipeline above = pipeline("batch | filter(b -> b.loss > 2 || b.loss <= 2) | map(b -> b.loss)");
        above.event(event(1, Double.NaN), 1);
        above.event(event(2, 3), 2);

        assertEquals(List.of("3.0@2"), given);
    }

    @Test
    void withoutStagesItGivesAllObservables() throws QueryException {
        pipeline("batch").event(new EventValues(List.of("a", "b"), new Object[]{1L, "x"}), 3);

        assertEquals(List.of("{a=1, b=x}@3"), given);
    }

    @Test
    void reducesByGroupAndAgain() throws QueryException {
        Pipeline pipeline = pipeline("batch | map(b -> b.loss) | mean by epoch | max by run");
        double[] losses = {1, 2, 3, 10, 20, 30};
        for (int i = 0; i < losses.length; i++) {
            pipeline.event(event(i, losses[i]), i);
            if (i % 3 == 2) {
                pipeline.groupEnd("epoch", i);
            }
        }
        pipeline.groupEnd("epoch", 6);
        pipeline.groupEnd("run", 7);

        assertEquals(List.of("20.0@7"), given);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"sum # 15", "mean # 5.0", "min # 2", "max # 9", "count # 3", "first # 4",
            "last # 2", "std # 2.943920288775949", "collect(2) # [4, 9]", "reduce(100, (n, x) -> n - x) # 85"})
    void reducers(String reducer, String expected) throws QueryException {
        Pipeline pipeline = pipeline("batch | map(b -> b.iteration) | " + reducer + " by epoch");
        for (long value : new long[]{4, 9, 2}) {
            pipeline.event(event(value, 0), 5);
        }
        pipeline.groupEnd("epoch", 8);

        assertEquals(List.of(expected + "@8"), given);
    }

    @Test
    void reducesTuplesAndTensorsPlaceByPlace() throws QueryException {
        Pipeline tuples = pipeline("batch | map(b -> [b.iteration, b.loss]) | mean every 2 events");
        tuples.event(event(1, 10), 1);
        tuples.event(event(3, 20), 2);
        Pipeline tensors = new Pipeline(Query.parse("batch | map(b -> b.weights) | sum every 2 events"),
                (value, time) -> assertEquals(Tensor.of(new double[]{2, -4, 6, 0}, 2, 2), value));
        tensors.event(event(1, 10), 1);
        tensors.event(event(1, 10), 1);

        assertEquals(List.of("[2.0, 15.0]@2"), given);
    }

    @Test
    void windowsOfTimeCloseByEventsAndByTheClock() throws QueryException {
        Pipeline pipeline = pipeline("batch | count every 1 s");
        pipeline.event(event(1, 1), 5_000_000);
        pipeline.event(event(2, 1), 5_900_000);
        pipeline.event(event(3, 1), 6_000_000);
        pipeline.tick(6_999_999);
        pipeline.tick(7_000_000);

        assertEquals(List.of("2@6000000", "1@7000000"), given);
    }

    @Test
    void anEmptyGroupGivesNothingButACount() throws QueryException {
        pipeline("batch | map(b -> b.loss) | mean by epoch").groupEnd("epoch", 1);
        pipeline("batch | count by epoch").groupEnd("epoch", 2);

        assertEquals(List.of("0@2"), given);
    }

    @Test
    void untilEndGivesOnce() throws QueryException {
        Pipeline pipeline = pipeline("batch | map(b -> b.loss) | sum until end");
        pipeline.event(event(1, 1.5), 1);
        pipeline.event(event(1, 2.5), 2);
        pipeline.end(9);

        assertEquals(List.of("4.0@9"), given);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"map(b -> b.los) # There is no 'los'; there are iteration, layers, loss",
            "map(b -> b.loss.sqr()) # A number has no method 'sqr'; it has abs,",
            "map(b -> b.name - 1) # - needs numbers",
            "map(b -> b.layers[2]) # no item 2", "map(b -> b.layers.map(l -> l.nrm)) # There is no 'nrm'",
            "map(b -> b.name.contains(1)) # Expected a text, found a number", "map(b -> [][0]) # no item 0",
            "filter(b -> b.name) # A condition is a number, 0 for false, but found a text",
            "map(b -> b.name) | mean every 1 events # mean needs numbers, found a text",
            "map(b -> b.weights.at(5, 0)) # Dimension 0", "map(b -> b.layers.map(1)) # Expected a function",
            "map(b -> b.layers.map(l -> l)[0].zip) # There is no 'zip'"})
    void anExpressionWithoutResultSaysWhy(String stage, String message) throws QueryException {
        Pipeline pipeline = pipeline("batch | " + stage);

        ExpressionException fault = assertThrows(ExpressionException.class, () -> pipeline.event(event(1, 1), 1));

        assertTrue(String.valueOf(fault.getMessage()).contains(message), fault.getMessage());
    }

    @Test
    void aWholeSumIsExactWhereDoublesAreNot() throws QueryException {
        List<Value> sums = new ArrayList<>();
        Pipeline pipeline = new Pipeline(Query.parse("b | map(b -> b.size) | sum until end"), (v, t) -> sums.add(v));
        long large = (1L << 53) + 1;
        pipeline.event(new EventValues(List.of("size"), new Object[]{large}), 1);
        pipeline.event(new EventValues(List.of("size"), new Object[]{large}), 1);
        pipeline.end(2);

        assertEquals(List.of(new Value.Whole(2 * large)), sums);
    }
}

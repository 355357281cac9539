package org.netloupe.agent.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Value;
import org.netloupe.agent.value.Values;

/** What reducers of many values give, against numpy's results, sorted arrays and plain counts. */
class ReducerTest {
    private static List<Value> reduce(String stages, List<?> values) throws QueryException {
        List<Value> given = new ArrayList<>();
        Pipeline pipeline = new Pipeline(Query.parse("batch | map(b -> b.x) | " + stages),
                (value, time) -> given.add(value));
        for (Object value : values) {
            pipeline.event(new EventValues(List.of("x"), new Object[]{value}), 1);
        }
        pipeline.end(2);
        return given;
    }

    private static List<Double> numbers(int count, DoubleSupplier supplier) {
        return DoubleStream.generate(supplier).limit(count).boxed().toList();
    }

    private static double[] doubles(Value histogram, String field) {
        return ((Tensor) ((Value.Mapping) histogram).entries().get(field)).toDoubles();
    }

    private static double number(Value histogram, String field) {
        return ((Value.Mapping) histogram).entries().get(field).asDouble();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"quantiles(0, 0.25, 0.5, 1) until end # [1.0, 2.5, 4.0, 9.0]",
            "top(2, x -> x) until end # [9.0, 7.0]", "top(2, x -> -x) until end # [1.0, 2.0]",
            "top(9, x -> 1) until end # [4.0, 2.0, 9.0, 1.0, 3.0, 7.0, 5.0]", "sample(9, 1) until end # "
                    + "[4.0, 2.0, 9.0, 1.0, 3.0, 7.0, 5.0]",
            "take(2) | collect(9) until end # [4.0, 2.0]", "flatMap(x -> [x, -x]) | take(3) | sum until end # 2.0",
            "collect(3) every 3 events | flatMap(t -> t.top(1, x -> x)) | collect(9) until end # [9.0, 7.0, 5.0]"})
    void ofSevenNumbers(String stages, String expected) throws QueryException {
        assertEquals(expected, reduce(stages, List.of(4.0, 2.0, 9.0, 1.0, 3.0, 7.0, 5.0)).get(0).toString());
    }

    /** numpy.histogram([1, 2, 2.5, 4, 4], bins=3) and with range=(2, 3). */
    @Test
    void countsAsNumpyDoes() throws QueryException {
        List<Object> values = List.of(1.0, List.of(2L, 2.5), Tensor.of(new float[]{4, 4}), Double.NaN,
                Double.NEGATIVE_INFINITY);
        Value free = reduce("histogram(3) until end", values).get(0);
        Value fixed = reduce("histogram(2, 2, 3) until end", values).get(0);

        assertArrayEquals(new double[]{1, 2, 3, 4}, doubles(free, "edges"));
        assertArrayEquals(new double[]{1, 2, 2}, doubles(free, "counts"));
        assertEquals(List.of(1.0, 0.0, 1.0),
                List.of(number(free, "below"), number(free, "above"), number(free, "nans")));
        assertArrayEquals(new double[]{2, 2.5, 3}, doubles(fixed, "edges"));
        assertArrayEquals(new double[]{1, 1}, doubles(fixed, "counts"));
        assertEquals(List.of(2.0, 2.0, 1.0),
                List.of(number(fixed, "below"), number(fixed, "above"), number(fixed, "nans")));
    }

    @Test
    void oneNumberHasAHistogramAsInNumpy() throws QueryException {
        Value same = reduce("histogram(2) until end", numbers(10_000, () -> 3.0)).get(0);

        assertArrayEquals(new double[]{2.5, 3, 3.5}, doubles(same, "edges"));
        assertArrayEquals(new double[]{0, 10_000}, doubles(same, "counts"));
    }

    /** Of any distribution, in any order, no number is counted further beside its place than promised. */
    @ParameterizedTest
    @ValueSource(strings = {"normal", "exponential", "rising", "outlier", "narrow"})
    void manyNumbersAreCountedNearTheirPlace(String kind) throws QueryException {
        List<Double> values = distribution(kind, 100_000);
        Value histogram = reduce("histogram(50) until end", values).get(0);
        double[] edges = doubles(histogram, "edges");
        double[] counts = doubles(histogram, "counts");
        double slack = (edges[50] - edges[0]) / 1024;

        assertEquals(values.stream().mapToDouble(x -> x).min().orElseThrow(), edges[0]);
        assertEquals(values.stream().mapToDouble(x -> x).max().orElseThrow(), edges[50], slack);
        assertEquals(values.size(), Arrays.stream(counts).sum());
        double below = 0;
        for (int i = 0; i < 50; i++) {
            below += counts[i];
            double edge = edges[i + 1];
            long least = values.stream().filter(x -> x < edge - slack).count();
            long most = values.stream().filter(x -> x <= edge + slack).count();
            assertTrue(least <= below && below <= most, kind + " up to " + edge + ": " + below);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "exponential", "rising", "outlier", "narrow"})
    void quantilesOfManyNumbersHaveTheirRank(String kind) throws QueryException {
        List<Double> values = distribution(kind, 200_000);
        double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
        double[] fractions = {0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1};
        String list = String.join(", ", Arrays.stream(fractions).mapToObj(Double::toString).toList());
        Value.Tuple result = (Value.Tuple) reduce("quantiles(" + list + ") until end", values).get(0);

        for (int i = 0; i < fractions.length; i++) {
            double found = result.items().get(i).asDouble();
            double low = Arrays.stream(sorted).filter(x -> x < found).count() / (double) sorted.length;
            double high = Arrays.stream(sorted).filter(x -> x <= found).count() / (double) sorted.length;
            assertTrue(low <= fractions[i] + 0.005 && high >= fractions[i] - 0.005,
                    kind + ": " + fractions[i] + " has rank " + low + " to " + high);
        }
    }

    private static List<Double> distribution(String kind, int count) {
        Random random = new Random(5);
        double[] number = {0};
        return switch (kind) {
            case "normal" -> numbers(count, random::nextGaussian);
            case "exponential" -> numbers(count, () -> -Math.log(1 - random.nextDouble()));
            case "rising" -> numbers(count, () -> number[0]++);
            case "outlier" -> numbers(count, () -> ++number[0] == 50_000 ? 1e6 : random.nextGaussian());
            default -> numbers(count, () -> ++number[0] < 5000 ? 7 : 7 + random.nextDouble() * 1e-9);
        };
    }

    @Test
    void infinitiesHaveTheirPlaceAmongQuantiles() throws QueryException {
        for (int count : new int[]{100, 100_000}) {
            List<Double> values = new ArrayList<>(numbers(count, () -> 1.0));
            values.addAll(numbers(count, () -> Double.POSITIVE_INFINITY));
            values.addAll(numbers(count / 10, () -> Double.NaN));
            assertEquals("[1.0, 1.0, Infinity]",
                    reduce("quantiles(0, 0.4, 0.6) until end", values).get(0).toString());
        }
    }

    /** As the description of the protocol draws, written down once more. */
    @Test
    void drawsWhatTheProtocolSays() throws QueryException {
        List<Long> drawn = new ArrayList<>();
        long state = 42;
        for (long k = 0; k < 1000; k++) {
            if (k < 5) {
                drawn.add(k);
                continue;
            }
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            double u = (z >>> 11) / (double) (1L << 53);
            int j = (int) (u * (k + 1));
            if (j < 5) {
                drawn.set(j, k);
            }
        }
        drawn.sort(null);
        List<Long> values = java.util.stream.LongStream.range(0, 1000).boxed().toList();

        assertEquals(drawn.toString(), reduce("sample(5, 42) until end", values).get(0).toString());
    }

    @Test
    void everyValueHasTheSameChanceToBeDrawn() throws QueryException {
        int[] drawn = new int[20];
        List<Long> values = java.util.stream.LongStream.range(0, 20).boxed().toList();
        for (int seed = 0; seed < 4000; seed++) {
            Value.Tuple sample = (Value.Tuple) reduce("sample(5, " + seed + ") until end", values).get(0);
            sample.items().forEach(item -> drawn[(int) item.asDouble()]++);
        }
        for (int count : drawn) {
            // 1000 expected, standard deviation 27
            assertEquals(1000, count, 140);
        }
    }

    @Test
    void nanIsTheWorst() throws QueryException {
        List<Double> losses = List.of(1.0, Double.NaN, 9.0, -0.0, Double.POSITIVE_INFINITY, 0.0);
        assertEquals("[NaN, Infinity, 9.0]", reduce("top(3, x -> x) until end", losses).get(0).toString());
        assertEquals("[-0.0, 0.0]",
                reduce("top(9, x -> x) until end | map(t -> t.filter(x -> x == 0))", losses).get(0).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"b.t.quantile(0.5) # 2.0", "b.t.argMax() # 3", "b.t.histogram(2).counts # "
            + "tensor INT64[2]", "b.t.histogram(2, 0, 2).above # 2", "b.t[1] # tensor FLOAT32[2]", "b.t[1][0] # 3.0",
            "b.t.abs().min() # 0.0", "b.l.top(1, x -> x.v).map(x -> x.name) # [b]", "b.l.any(x -> x.v > 1) # 1",
            "b.l.all(x -> x.v > 2) # 0", "b.l.flatMap(x -> [x.v, x.v]).sum() # 8.0", "b.l.take(1).size() # 1",
            "b.l.map(x -> x.v).zip([5, 6]) # [[1.5, 5], [2.5, 6]]", "b.n.nonFinite() # [1].t[2]",
            "b.l.nonFinite() # ''", "{'v': b.x}.nonFinite() # v", "b.x.nonFinite() # value", "[b.n].nonFinite() # "
                    + "[0][1].t[2]",
            "{'layers': [{'name': 'dense', 'g': b.n[1].t}]}.nonFinite() # layers.dense.g[2]", "(3).min(2) # 2.0",
            "8.log2() # 3.0", "b.has('t') + b.has('u') # 1", "(1 < 2) + true # 2", "-7 % 4 # -3", "7 % 0 # NaN",
            "[1, 2] == [1.0, 2] # 1", "b.t == b.t # 1", "1 == 'a' # 0", "'a' < 'b' # 1", "empty(b.l) # 0",
            "-9223372036854775 * 1000 * 1000 # -9.223372036854775E21"})
    void methods(String expression, String expected) throws QueryException {
        List<String> given = new ArrayList<>();
        Object layers = List.of(Map.of("v", 1.5, "name", "a"), Map.of("v", 2.5, "name", "b"));
        Object broken = Values.plain(Values.of(List.of(1, Map.of("t", new float[]{1, 2, Float.NaN}))));
        new Pipeline(Query.parse("batch | map(b -> " + expression + ")"), (value, time) -> given.add(value.toString()))
                .event(new EventValues(List.of("t", "l", "n", "x"), new Object[]{
                        Tensor.of(new float[]{0, 1, 3, 4}, 2, 2), layers, broken, Double.NEGATIVE_INFINITY}), 1);

        assertEquals(List.of(expected.equals("''") ? "" : expected), given);
    }

    @Test
    void takeEndsThePipeline() throws QueryException {
        Pipeline pipeline = new Pipeline(Query.parse("batch | take(2) | count by epoch"), (value, time) -> {});
        EventValues event = new EventValues(List.of(), new Object[0]);
        pipeline.event(event, 1);
        assertEquals(null, pipeline.complete());
        pipeline.event(event, 2);
        assertEquals("The query has taken its 2 values.", pipeline.complete());
    }
}

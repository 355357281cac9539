package org.netloupe.agent.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.Values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The vectors that every implementation of the query language has to meet: {@code vectors.json}, which the tests of the Python
 * agent read too. A map of the one key {@code number} is a number that JSON cannot write, one with {@code tensor} a tensor, a
 * text among events the end of a group.
 */
class VectorsTest {
    private static JsonNode vectors(String part) throws IOException {
        try (InputStream in = Objects.requireNonNull(VectorsTest.class.getResourceAsStream("vectors.json"))) {
            return new ObjectMapper().readTree(in).get(part);
        }
    }

    private interface Check {
        void check(JsonNode vector) throws Exception;
    }

    private static Stream<DynamicTest> each(String part, Check check) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : vectors(part)) {
            tests.add(DynamicTest.dynamicTest(vector.toString(), () -> check.check(vector)));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> printsCanonically() throws IOException {
        return each("canonical", vector -> {
            String canonical = Query.parse(vector.get(0).textValue()).toString();
            assertEquals(vector.get(1).textValue(), canonical);
            assertEquals(canonical, Query.parse(canonical).toString());
        });
    }

    @TestFactory
    Stream<DynamicTest> saysWhereAQueryIsWrong() throws IOException {
        return each("refused", vector -> {
            QueryException fault = assertThrows(QueryException.class, () -> Query.parse(vector.get(0).textValue()));
            assertEquals(List.of(vector.get(1).intValue(), vector.get(2).intValue()),
                    List.of(fault.position(), fault.end()), fault.getMessage());
        });
    }

    @TestFactory
    Stream<DynamicTest> evaluates() throws IOException {
        return each("results", vector -> same(plain(vector.get("values")), run(vector), vector.toString()));
    }

    @TestFactory
    Stream<DynamicTest> faultsOfEvaluation() throws IOException {
        return each("faults", vector -> assertThrows(ExpressionException.class, () -> run(vector)));
    }

    private static List<Object> run(JsonNode vector) throws QueryException {
        List<Object> given = new ArrayList<>();
        Pipeline pipeline = new Pipeline(Query.parse(vector.get("query").textValue()),
                (value, time) -> given.add(Values.plain(value)));
        long time = 0;
        for (JsonNode event : vector.get("events")) {
            if (event.isTextual()) {
                pipeline.groupEnd(event.textValue(), time++);
            } else {
                Map<?, ?> values = (Map<?, ?>) plain(event);
                pipeline.event(new EventValues(values.keySet().stream().map(String::valueOf).toList(),
                        values.values().toArray()), time++);
            }
        }
        pipeline.end(time);
        return given;
    }

    private static Object plain(JsonNode node) {
        if (node.isObject() && node.has("tensor")) {
            return tensor(node);
        }
        if (node.isObject() && node.has("number")) {
            return Double.valueOf(node.get("number").textValue());
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        return node.isTextual()
                ? node.textValue()
                : node.isIntegralNumber() ? (Object) node.longValue() : node.doubleValue();
    }

    private static Tensor tensor(JsonNode node) {
        List<?> items = (List<?>) plain(node.get("values"));
        double[] values = items.stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray();
        int[] shape = new ObjectMapper().convertValue(node.get("shape"), int[].class);
        if (!node.get("tensor").textValue().equals("float32")) {
            return Tensor.of(values, shape);
        }
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        return Tensor.of(single, shape);
    }

    private static void same(Object expected, Object found, String where) {
        if (expected instanceof List<?> items) {
            assertTrue(found instanceof List<?> list && list.size() == items.size(), where + " gave " + found);
            for (int i = 0; i < items.size(); i++) {
                same(items.get(i), ((List<?>) found).get(i), where);
            }
        } else if (expected instanceof Map<?, ?> map) {
            assertEquals(map.keySet(), ((Map<?, ?>) found).keySet(), where);
            map.forEach((name, value) -> same(value, ((Map<?, ?>) found).get(name), where + " " + name));
        } else if (expected instanceof Tensor tensor) {
            Tensor other = (Tensor) found;
            assertEquals(List.of(tensor.shape()[0], tensor.size()), List.of(other.shape()[0], other.size()), where);
            for (int i = 0; i < tensor.size(); i++) {
                same(tensor.at(i), other.at(i), where);
            }
        } else if (expected instanceof Number number) {
            double value = number.doubleValue();
            assertEquals(value, ((Number) found).doubleValue(), Double.isFinite(value) ? Math.abs(value) * 1e-12 : 0,
                    where + " gave " + found);
        } else {
            assertEquals(expected, found, where);
        }
    }
}

package org.netloupe.agent.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to break out of the expressions: to classes, to the host's objects, to endless work or memory. */
class SandboxTest {
    private static final Object LAYERS = IntStream.range(0, 2000).mapToObj(i -> Map.of("norm", (double) i)).toList();

    private static EventValues event() {
        return new EventValues(List.of("loss", "name", "layers", "size"), new Object[]{2.5, "run", LAYERS, 3L});
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.getClass()", "b.loss.getClass()", "b.class", "b.name.class.forName('java.lang.Runtime')",
            "b.name.getClass().forName('java.lang.Runtime').getRuntime().exec('id')", "''.getClass()", "[].getClass()",
            "{'a': 1}.getClass()", "b.layers.getClass()", "b.layers.stream()", "b.layers.iterator()",
            "b.layers.clear()",
            "b.layers.add(1)", "b.entrySet()", "b.put('loss', 1)", "b.remove('loss')", "b.layers.forEach(x -> x)",
            "b.name.getBytes()", "b.name.repeat(1000000000)", "b.name.matches('(a+)+$')", "b.name.intern()",
            "b.name.wait()", "b.notify()", "b.hashCode()", "b.loss.MAX_VALUE", "b.toString()", "b.layers.toArray()",
            "b['getClass']", "b.layers['class']", "b.name.length().getClass()", "b.layers.map(l -> l.getClass())",
            "{'f': 1}.f()", "b.getClass().getClassLoader()", "b.name.chars()", "b.layers.parallelStream()",
            "b.layers.sum().getClass()", "b.layers.histogram(1e9)", "b.layers.map(l -> l.norm).histogram(1, 0, 0)",
            "b.layers.take(-1)", "b.layers.map(l -> l.norm).quantile(2)", "b.layers[1e300]", "b.layers[-1]",
            "b.layers[0.5]",
            "b.layers.top(3, 4)", "b.layers.map(b.loss)", "b.layers.flatMap(l -> l.norm)",
            "{'f': b.loss}.f(1)", "b.loss()", "b.layers.map(l -> l).map"})
    void noMethodOrFieldOutsideTheList(String expression) throws QueryException {
        Pipeline pipeline = new Pipeline(Query.parse("batch | map(b -> " + expression + ")"), (value, time) -> {});

        assertThrows(ExpressionException.class, () -> pipeline.event(event(), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.System.exit(3)", "System.exit(3)", "new('java.io.File', 'x')",
            "new java.io.File('x')", "new File('x')", "java.lang.Integer.MAX_VALUE", "b instanceof java.lang.Object",
            "`${b.getClass()}`", "$jexl", "#x", "@silent(b)", "b.loss = 3", "b.loss += 1", "b.loss++", "x = 3",
            "var x = 3",
            "b; b", "while (true) {}", "for (x : b.layers) { x }", "b.name =~ '(a+)+$'", "1..1000000000",
            "(f -> f(f))(f -> f(f))", "(x -> x)(1)", "b.layers.map((f -> f))(1)", "[x -> x][0](1)", "size(b)(1)",
            "empty(x -> x)", "{'f': x -> x}", "[x -> x]", "b.loss ? x -> x : 1", "function(x) { x }", "return 1",
            "import java.lang.System", "#pragma jexl.import java.lang", "this.getClass()", "10H", "1e999",
            "99999999999999999999", "b.loss ~ 1", "b.loss ^ 1", "b.loss & 1", "b.loss << 60", "...", "b.&loss",
            "b::loss",
            "/* c */ b", "// c", "exec('id')", "b.layers.map(b -> b)", "'a'('b')", "1(2)", "jexl:x(1)", "ns:f(b)"})
    void noWordOutsideTheGrammar(String expression) {
        assertThrows(QueryException.class, () -> Query.parse("batch | map(b -> " + expression + ")"));
    }

    @Test
    void aHeldFunctionCannotBeCalledThroughAField() throws QueryException {
        for (String expression : List.of("b.layers.map(x -> x).map(y -> {'f': y}.f(1))", "b.f(b)",
                "{'a': {'f': 1}}.a.f(1)")) {
            Pipeline pipeline = new Pipeline(Query.parse("batch | map(b -> " + expression + ")"), (value, time) -> {});
            assertThrows(ExpressionException.class, () -> pipeline.event(event(), 1), expression);
        }
    }

    @Test
    void workForOneEventIsBounded() throws QueryException {
        String nested = "b.layers.map(a -> b.layers.map(c -> b.layers.map(d -> a.norm + c.norm + d.norm).sum()).sum()).sum()";
        Pipeline pipeline = new Pipeline(Query.parse("batch | map(b -> " + nested + ")"), (value, time) -> {});

        ExpressionException fault = assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThrows(ExpressionException.class, () -> pipeline.event(event(), 1)));

        assertTrue(String.valueOf(fault.getMessage()).contains("steps"), fault.getMessage());
    }

    @Test
    void textsAndNumbersCannotGrowWithoutBound() throws QueryException {
        StringBuilder text = new StringBuilder("[b.name + b.name]");
        StringBuilder number = new StringBuilder("[b.size]");
        for (int i = 0; i < 100; i++) {
            text.append(".map(t").append(i).append(" -> t").append(i).append(" + t").append(i).append(")");
            number.append(".map(n").append(i).append(" -> n").append(i).append(" * n").append(i).append(")");
        }
        Pipeline texts = new Pipeline(Query.parse("batch | map(b -> " + text + ")"), (value, time) -> {});
        Pipeline numbers = new Pipeline(Query.parse("batch | map(b -> " + number + ")"),
                (value, time) -> assertEquals("[Infinity]", value.toString()));

        assertThrows(ExpressionException.class, () -> texts.event(event(), 1));
        numbers.event(event(), 1);
    }

    /** Each is small to write and large to have. */
    @ParameterizedTest
    @ValueSource(strings = {
            "map(b -> b.layers.flatMap(x -> b.layers).flatMap(y -> b.layers))",
            "map(b -> b.layers.flatMap(x -> b.layers.map(y -> [x, y])).flatMap(z -> z))",
            "map(b -> b.layers.flatMap(x -> b.layers.flatMap(y -> [x.norm + '', y.norm + ''])))",
            "reduce('x', (t, b) -> t + t) every 100 events", "reduce([0], (t, b) -> [t, t]) every 10000 events",
            "reduce([0], (t, b) -> b.layers.flatMap(l -> t)) every 100 events",
            "flatMap(b -> b.layers.flatMap(x -> b.layers)) | collect(1000000) until end",
            "flatMap(b -> b.layers.flatMap(x -> b.layers)) | sample(1000000, 1) until end",
            "flatMap(b -> b.layers.flatMap(x -> b.layers)) | top(1000000, l -> l.norm) until end"})
    void memoryIsBounded(String stages) throws QueryException {
        long[] last = {0};
        Pipeline pipeline = new Pipeline(Query.parse("batch | " + stages), (value, time) -> last[0]++);

        ExpressionException fault = assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThrows(ExpressionException.class, () -> {
                    for (int i = 0; i < 10_000; i++) {
                        pipeline.event(event(), i);
                    }
                }));

        assertTrue(String.valueOf(fault.getMessage()).matches("(?s).*(MiB|steps|nested|characters).*"),
                fault.getMessage());
    }

    @Test
    void deepNestingIsRefusedNotOverflowing() {
        String parentheses = "(".repeat(2000) + "1" + ")".repeat(2000);
        String minuses = "-".repeat(4000) + "1";

        assertThrows(QueryException.class, () -> Query.parse("batch | map(b -> " + parentheses + ")"));
        assertThrows(QueryException.class, () -> Query.parse("batch | map(b -> " + minuses + ")"));
        assertThrows(QueryException.class, () -> Query.parse("b".repeat(10_000)));
    }
}

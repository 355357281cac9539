package org.netloupe.agent.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloupe.agent.value.Wanted;

/** The grammar: canonical text, positions of faults, what a query reads. */
class QueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"batch # batch", //
            " batch|map( b->b.loss ) # batch | map(b -> b.loss)",
            "batch|filter(b->b.loss>2)|map(b->[b.iteration,b.loss]) # "
                    + "batch | filter(b -> b.loss > 2) | map(b -> [b.iteration, b.loss])",
            "batch | map(b->b.loss)|mean by epoch # batch | map(b -> b.loss) | mean by epoch",
            "batch|map(b->b.layers.map(l->l.gradient.meanAbs())) # "
                    + "batch | map(b -> b.layers.map(l -> l.gradient.meanAbs()))",
            "batch|reduce(0,(n,b)->n+b.size)every 5 MIN # batch | reduce(0, (n, b) -> n + b.size) every 5 min",
            "batch|collect( 10 )every 100 events # batch | collect(10) every 100 events",
            "batch|count until   end # batch | count until end",
            "batch|map(b->b.loss)|mean by epoch,run|max by run # "
                    + "batch | map(b -> b.loss) | mean by epoch, run | max by run",
            "batch|map(b->-b.loss- -1) # batch | map(b -> -b.loss - -1)",
            "batch|map(b->b.x?b.y:'no') # batch | map(b -> b.x ? b.y : 'no')",
            "batch|map(b->{\"it's\":b.x,'b':[1,2]}) # batch | map(b -> {'it\\'s': b.x, 'b': [1, 2]})",
            "batch|filter(b->!b.done&&(b.x<=1||b.x!=3)) # batch | filter(b -> !b.done && (b.x <= 1 || b.x != 3))",
            "batch|map(b->b) | map( x -> x.loss) # batch | map(b -> b) | map(x -> x.loss)"})
    void printsCanonicallyAndReadsItsOwnPrint(String text, String canonical) throws QueryException {
        Query query = Query.parse(text);

        assertEquals(canonical, query.toString());
        assertEquals(query, Query.parse(canonical));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"'' # 0 # 0 # name of an event", "batch map # 6 # 9 # Expected | and a stage",
            "batch | # 7 # 7 # a stage such as", "batch | mapp(b -> b.loss) # 8 # 12 # no stage 'mapp'",
            "batch | map(b -> c.loss) # 17 # 18 # 'c' is not known here",
            "batch | map(b -> b.) # 19 # 20 # name of a field", "batch | map(b => b) # 14 # 15 # '=' cannot be used",
            "batch | map(b -> ) # 17 # 18 # Expected an expression", "batch | map(b -> b.loss # 23 # 23 # Expected ')'",
            "batch | map(b -> b.loss +) # 25 # 26 # Expected an expression", "batch | mean # 12 # 12 # needs a window",
            "batch | mean every 0 s # 19 # 20 # from 1 to", "batch | mean every 5 weeks # 21 # 26 # Expected events",
            "batch | collect(0) until end # 16 # 17 # how many values to collect",
            "batch | map((a, b) -> a) # 12 # 13 # takes 1 parameter", "batch | map(b -> 'abc) # 17 # 22 # no closing",
            "batch | map(b -> 12abc) # 19 # 20 # A number cannot", "batch | map(b -> b.loss eq 2) # 24 # 26 # write &&",
            "batch | map(b -> 1 < 2 < 3) # 23 # 24 # A comparison cannot follow another",
            "batch | map(b -> b.loss(b)(1)) # 26 # 27 # Only methods can be called",
            "batch | map(b -> b.x.map(b -> 1)) # 25 # 26 # another name",
            "batch | quantiles(0.5, 1.5) by epoch # 23 # 26 # fraction from 0 to 1",
            "batch | histogram(5, 2, 1) by epoch # 21 # 25 # not below the upper",
            "batch | histogram(0) by epoch # 18 # 19 # from 1 to 10000",
            "batch | top(3) by epoch # 13 # 14 # Expected ','",
            "batch | mean by epoch, epoch # 23 # 28 # named twice",
            "batch | map(b -> (b -> 1)) # 18 # 22 # only be given",
            "batch | map(b -> {'a': 1, 'a': 2}) # 26 # 29 # there already"})
    void namesTheFaultAndItsPlace(String text, int position, int end, String part) {
        QueryException fault = assertThrows(QueryException.class, () -> Query.parse(text));

        assertTrue(String.valueOf(fault.getMessage()).contains(part), fault.getMessage());
        assertEquals(position, fault.position(), fault.getMessage());
        assertEquals(end, fault.end(), fault.getMessage());
    }

    @Test
    void marksTheFaultBelowItsLine() {
        String query = "batch\n\t| mapp(b -> b.loss)\n| mean by epoch";
        QueryException fault = assertThrows(QueryException.class, () -> Query.parse(query));

        assertTrue(fault.marked(query).endsWith("\n  \t| mapp(b -> b.loss)\n  \t  ^^^^"), fault.marked(query));
        assertEquals("elsewhere", new QueryException(-1, -1, "elsewhere").marked(query));
    }

    /** Any tree prints to a text that is read as the same tree. */
    @Test
    void whatIsPrintedIsReadAsItWas() throws QueryException {
        QueryMaker maker = new QueryMaker(new Random(20_261_121));
        for (int round = 0; round < 4_000; round++) {
            Query query = maker.query();
            if (query.toString().length() < Query.MAX_LENGTH) {
                Query again = Query.parse(query.toString());
                assertEquals(query, again, query.toString());
                assertEquals(query.toString(), again.toString());
            }
        }
    }

    @Test
    void knowsWhichObservablesItReads() throws QueryException {
        assertEquals(Optional.of(Set.of("loss", "iteration")),
                Query.parse("batch | filter(b -> b.loss > 2) | map(b -> b.iteration)").observables());
        assertEquals(Optional.of(Set.of("layers")),
                Query.parse("batch | map(b -> b.layers.map(l -> l.norm))").observables());
        assertEquals(Optional.of(Set.of()), Query.parse("batch | count by epoch").observables());
        assertEquals(Optional.of(Set.of("size")),
                Query.parse("batch | reduce(0, (n, b) -> n + b.size) by epoch").observables());
        assertEquals(Optional.empty(), Query.parse("batch").observables());
        assertEquals(Optional.empty(), Query.parse("batch | map(b -> b)").observables());
        assertEquals(Optional.of(Set.of("loss")), Query.parse("batch | map(b -> b['loss'])").observables());
        assertEquals(Optional.empty(), Query.parse("batch | map(b -> b[b.name])").observables());
        assertEquals(Optional.of(Set.of("name", "x")),
                Query.parse("batch | map(b -> {'n': b.name, 'x': b.x}) | filter(m -> m.x > 1)").observables());
        assertEquals(Optional.of(Set.of("loss")),
                Query.parse("batch | map(b -> [b, b.loss]) | map(x -> x[1])").observables());
        assertEquals(Optional.of(Set.of("predictions")),
                Query.parse("batch | flatMap(b -> b.predictions) | top(5, p -> p.loss) by epoch").observables());
        assertEquals(Optional.empty(), Query.parse("batch | last by epoch").observables());
    }

    @Test
    void knowsWhichPartsOfAnObservableItReads() throws QueryException {
        Wanted layers = Query
                .parse("b | map(x -> x.layers.filter(l -> l.name != 'out').map(l -> [l.name, l.g.norm()]))")
                .wanted().field("layers");
        assertTrue(layers != null && !layers.isWhole());
        Wanted layer = layers.items();
        assertTrue(layer != null && !layer.isWhole());
        assertEquals(Set.of("name", "g"), layer.fields());

        assertEquals(Set.of("a"), items("b | map(x -> x.layers.map(l -> l.a)) | map(t -> t.sum())").fields());
        assertEquals(Set.of("a"), items("b | flatMap(x -> x.layers) | map(l -> l.a)").fields());
        assertEquals(Set.of("a", "k"), items("b | map(x -> x.layers.top(3, l -> l.k).map(l -> l.a))").fields());
        assertEquals(Set.of("a"), items("b | map(x -> x.layers[0].a + x.layers.last().a)").fields());
        assertEquals(Set.of("a"), items("b | map(x -> x.layers.any(l -> l.a > 1))").fields());
        assertTrue(items("b | map(x -> x.layers.take(2))").isWhole());
        assertTrue(items("b | map(x -> x.layers) | last by epoch").isWhole());
        assertTrue(items("b | map(x -> x.layers.zip(x.layers))").isWhole());
        assertTrue(items("b | map(x -> x.layers.nonFinite())").isWhole());
        Wanted counted = Query.parse("b | map(x -> size(x.layers) + x.layers.size())").wanted().field("layers");
        assertTrue(counted != null && counted.items() == null, "only that they are there");
    }

    private static Wanted items(String query) throws QueryException {
        Wanted layers = Query.parse(query).wanted().field("layers");
        Wanted items = layers == null ? null : layers.items();
        return items == null ? Wanted.nothing() : items;
    }

    @Test
    void knowsItsGroups() throws QueryException {
        assertEquals(Set.of("epoch", "run"),
                Query.parse("b | map(x -> x.l) | mean by epoch | max by run").groups());
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch | filter(b -> b.loss > 2) | map(b -> [b.iteration, b.loss, 'x'])",
            "batch | map(b -> b.layers.map(l -> l.g.norm())) | mean by epoch, run",
            "batch | reduce({'a': 0}, (n, b) -> b.x ? n : {'a': -1.5e3}) every 5 min | last until end"})
    void anyTextIsReadOrRefused(String seed) {
        Random random = new Random(7);
        String alphabet = "abcx01. ,()[]{}|&?:->=<!'\"+*/%\\\n`~$#@^;_\u00e9";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(seed);
            for (int edit = random.nextInt(4); edit >= 0; edit--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at);
                }
            }
            readOrRefused(text.toString());
        }
    }

    private static void readOrRefused(String text) {
        try {
            Query query = Query.parse(text);
            assertEquals(query, Query.parse(query.toString()), text);
        } catch (QueryException e) {
            assertTrue(e.position() >= 0 && e.position() <= e.end() && e.end() <= text.length(), text);
        }
    }
}

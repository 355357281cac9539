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
    @CsvSource(delimiter = '#', value = {"'' # 0 # name of an event", "batch map # 6 # Expected | and a stage",
            "batch | # 7 # a stage such as", "batch | mapp(b -> b.loss) # 8 # no stage 'mapp'",
            "batch | map(b -> c.loss) # 17 # 'c' is not known here", "batch | map(b -> b.) # 19 # name of a field",
            "batch | map(b => b) # 14 # '=' cannot be used", "batch | map(b -> ) # 17 # Expected an expression",
            "batch | map(b -> b.loss # 23 # Expected ')'", "batch | map(b -> b.loss +) # 24 # cannot be read",
            "batch | mean # 12 # needs a window", "batch | mean every 0 s # 19 # 1 to",
            "batch | mean every 5 weeks # 21 # Expected events", "batch | collect(0) until end # 16 # collect takes",
            "batch | map((a, b) -> a) # 12 # takes 1 parameter", "batch | map(b -> 'abc) # 17 # no closing",
            "batch | map(b -> 12abc) # 19 # A number cannot", "batch | map(b -> b.loss eq 2) # 24 # write &&"})
    void namesTheFaultAndItsPlace(String text, int position, String part) {
        QueryException fault = assertThrows(QueryException.class, () -> Query.parse(text));

        assertTrue(String.valueOf(fault.getMessage()).contains(part), fault.getMessage());
        assertEquals(position, fault.position(), fault.getMessage());
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
        assertEquals(Optional.empty(), Query.parse("batch | map(b -> b['loss'])").observables());
        assertEquals(Optional.empty(), Query.parse("batch | last by epoch").observables());
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
            assertTrue(e.position() >= 0 && e.position() <= text.length(), text);
        }
    }
}

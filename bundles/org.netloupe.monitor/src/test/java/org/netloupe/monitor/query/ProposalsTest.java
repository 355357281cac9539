package org.netloupe.monitor.query;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netloupe.agent.protocol.Description;
import org.netloupe.agent.protocol.Description.Event;
import org.netloupe.agent.protocol.Description.Group;
import org.netloupe.agent.protocol.Description.Observable;
import org.netloupe.agent.protocol.Structure;
import org.netloupe.agent.query.Query;
import org.netloupe.agent.value.Tensor;
import org.netloupe.agent.value.ValueType;

class ProposalsTest {

    private static final Map<String, Object> LAYER = Map.of("name", "conv1", "gradient", Tensor.of(new float[4], 4));
    private static final Observable LOSS = new Observable("loss", ValueType.NUMBER, "", Optional.of(Structure.of(0.5)),
            "0.5");
    private static final Observable LAYERS = new Observable("layers", ValueType.TUPLE, "",
            Optional.of(Structure.of(List.of(LAYER))), "");
    private static final Observable PREDICTIONS = new Observable("predictions", ValueType.TUPLE, "",
            Optional.of(Structure.of(List.of(Map.of("loss", 0.5, "index", 3)))), "");
    private static final Observable WEIGHT = new Observable("weight", ValueType.TENSOR, "");
    private static final Observable ODD = new Observable("odd", ValueType.ANY, "");
    private static final List<Observable> ALL = List.of(LOSS, LAYERS, PREDICTIONS, WEIGHT, ODD);
    private static final Description DESCRIPTION = new Description(List.of(new Event("batch", ALL)),
            List.of(new Observable("host", ValueType.TEXT, "")), List.of(new Group("epoch", "", true, 3)), List.of(),
            List.of(), List.of(), List.of());

    private static List<String> texts(String query) {
        return Proposals.at(query, query.length(), DESCRIPTION).stream().map(Proposal::text).toList();
    }

    @Test
    @DisplayName("A query begins with an event; stages follow a bar, groups follow by, units a number")
    void structure() {
        assertEquals(List.of("batch"), texts(""));
        assertEquals(List.of("batch"), texts("ba"));
        assertTrue(texts("batch | ").contains("map(e -> e.)"));
        assertEquals(List.of("max by ", "map(e -> e.)").stream().sorted().toList(),
                texts("batch | ma").stream().sorted().toList());
        assertEquals(List.of("epoch"), texts("batch | map(e -> e.loss) | mean by "));
        assertEquals(List.of("ms", "min"), texts("batch | count every 5 m"));
        assertTrue(texts("nonsense(").isEmpty());
    }

    @Test
    @DisplayName("Behind the dot of an event stand its observables and globals, deeper what they are made of")
    void members() {
        assertTrue(texts("batch | map(b -> b.").containsAll(List.of("loss", "layers", "host", "nonFinite()")));
        assertEquals(List.of("loss"), texts("batch | map(b -> b.lo"));
        assertTrue(texts("batch | filter(b -> b.loss > 1) | map(c -> c.").contains("layers"));
        assertTrue(texts("batch | map(b -> b.weight.").contains("meanAbs()"));
        assertTrue(texts("batch | map(b -> b.layers.map(l -> l.").containsAll(List.of("name", "gradient")));
        assertFalse(texts("batch | map(b -> b.layers.map(l -> l.").contains("loss"));
    }

    @Test
    @DisplayName("What is inserted replaces the word before the caret, and the caret goes where writing goes on")
    void insertion() {
        Proposal proposal = Proposals.at("batch | ma", 10, DESCRIPTION).getFirst();
        assertEquals("batch | ".length(), proposal.from());
        assertEquals("map(e -> e.".length(), proposal.caret());
    }

    @Test
    @DisplayName("Every template is a query that parses; layers and predictions have theirs")
    void templates() {
        for (Observable observable : ALL) {
            List<Template> templates = Templates.of("batch", observable, DESCRIPTION);
            assertFalse(templates.isEmpty());
            templates.forEach(t -> assertDoesNotThrow(() -> Query.parse(t.query()), t.query()));
        }
        assertTrue(Templates.of("batch", LAYERS, DESCRIPTION).stream().map(Template::query)
                .anyMatch(q -> q.equals(
                        "batch | map(e -> e.layers.map(l -> [l.name, l.gradient.meanAbs()])) | last by epoch")));
        assertTrue(Templates.of("batch", PREDICTIONS, DESCRIPTION).stream().map(Template::query)
                .anyMatch(q -> q.equals("batch | flatMap(e -> e.predictions) | top(5, p -> p.loss) by epoch")));
    }
}

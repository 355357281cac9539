package org.netloupe.stream.stored;

import java.util.LinkedHashMap;
import java.util.Map;

import org.netloupe.agent.query.Query;
import org.netloupe.agent.query.QueryException;
import org.netloupe.agent.value.Value;
import org.netloupe.tensor.InputException;

/**
 * What a stored stream is: the first record of each of its files.
 *
 * @param query canonical text
 * @param event whose occurrences it was made of
 * @param type of its values as far as it is known, a word such as {@code tuple}
 * @param process name of the agent's process
 * @param started microseconds since 1970
 */
public record StreamHeader(String query, String event, String type, String process, long started) {
    private static final long VERSION = 1;

    /** The header of a stream that begins now. */
    public static StreamHeader of(Query query, String type, String process) {
        return new StreamHeader(query.toString(), query.event(), type, process, System.currentTimeMillis() * 1000);
    }

    /**
     * The query, parsed.
     *
     * @throws InputException if this program does not understand it
     */
    public Query parsed() throws InputException {
        try {
            return Query.parse(query);
        } catch (QueryException e) {
            throw new InputException("The query \"" + query + "\" of a stored stream", "one that can be read",
                    String.valueOf(e.getMessage()), "It may have been stored by a newer program.");
        }
    }

    Value toValue() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("version", new Value.Whole(VERSION));
        fields.put("query", new Value.Text(query));
        fields.put("event", new Value.Text(event));
        fields.put("type", new Value.Text(type));
        fields.put("process", new Value.Text(process));
        fields.put("started", new Value.Whole(started));
        return new Value.Mapping(fields);
    }

    static StreamHeader of(Value value) {
        return new StreamHeader(text(value, "query"), text(value, "event"), text(value, "type"),
                text(value, "process"), whole(value, "started", 0));
    }

    /** A field of a map, empty if it is missing. */
    static String text(Value value, String name) {
        return value instanceof Value.Mapping mapping && mapping.entries().get(name) instanceof Value.Text text
                ? text.value()
                : "";
    }

    /** A field of a map, or what stands for a missing one. */
    static long whole(Value value, String name, long missing) {
        return value instanceof Value.Mapping mapping && mapping.entries().get(name) instanceof Value.Whole whole
                ? whole.value()
                : missing;
    }
}

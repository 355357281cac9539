package org.netloupe.stream.stored;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import org.netloupe.agent.query.ExpressionException;
import org.netloupe.agent.query.Pipeline;
import org.netloupe.agent.query.Query;
import org.netloupe.agent.query.QueryException;
import org.netloupe.stream.events.EventFolder;
import org.netloupe.tensor.InputException;

/**
 * Stored events that are asked the queries that live ones are asked: the agent's own pipeline runs over what a recorded
 * stream or a folder of event files holds, groups and windows included. Methods read files; used by one thread at a time.
 */
public sealed interface StoredEvents permits StreamEvents, FolderEvents {

    /** The events of a stream that was recorded. */
    static StoredEvents of(StoredStream stream) {
        return new StreamEvents(stream);
    }

    /** The events of a run's event files, whoever wrote them. */
    static StoredEvents of(EventFolder folder) {
        return new FolderEvents(folder);
    }

    /** The events that there are, each with the names of its observables. */
    Map<String, Set<String>> events() throws IOException;

    /** Lets a query's event happen again, into a pipeline that the kind of storage makes of the query. */
    void replay(Query query, Pipeline.Output output) throws IOException;

    /**
     * Asks a query, from the first stored event to the last; windows that are open then are closed.
     *
     * @param query for example {@code batch | map(b -> b.loss) | mean by epoch}
     * @throws InputException if it cannot be understood, reads what is not there, or what is stored cannot be read
     */
    default void ask(String query, Pipeline.Output output) throws IOException {
        try {
            replay(Query.parse(query), output);
        } catch (QueryException e) {
            throw new InputException("The query \"" + query + "\"", "one that can be read",
                    String.valueOf(e.getMessage()), "", e);
        } catch (ExpressionException e) {
            throw new InputException("The query \"" + query + "\"",
                    "an expression with a result for every stored event",
                    String.valueOf(e.getMessage()), "", e);
        }
    }

    /** The refusal of an event that is not stored. */
    static InputException absent(String event, Set<String> known, String where) {
        return new InputException("The event \"" + event + "\"", "one that is stored in " + where,
                known.isEmpty() ? "none at all" : "only " + String.join(", ", known), "");
    }
}

package org.netloupe.agent.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.netloupe.agent.value.Wanted;

/**
 * A query: an event and the stages that its occurrences pass, such as {@code batch | map(b -> b.loss) | mean by epoch}.
 * Two queries are equal when they print the same.
 *
 * @param event name of the event
 * @param stages the stages in order; without any the stream carries all observables of the event
 */
public record Query(String event, List<Stage> stages) {
    /** The longest text that is parsed, in characters. */
    public static final int MAX_LENGTH = 8192;

    public Query {
        stages = List.copyOf(stages);
    }

    /**
     * Reads a query.
     *
     * @throws QueryException saying what is wrong, and where
     */
    public static Query parse(String text) throws QueryException {
        return new QueryParser(text).parse();
    }

    /** Which parts of the event the query reads; fields are its observables and globals. */
    public Wanted wanted() {
        return Reading.of(this);
    }

    /** The observables of the event that the query reads; empty when it may read any of them. */
    public Optional<Set<String>> observables() {
        Wanted wanted = wanted();
        return wanted.isWhole() ? Optional.empty() : Optional.of(wanted.fields());
    }

    /** Names of the groups whose ends close windows of this query. */
    public Set<String> groups() {
        return stages.stream()
                .flatMap(stage -> stage instanceof Stage.Reduce reduce
                        && reduce.window() instanceof Window.ByGroup by ? by.groups().stream() : Stream.empty())
                .collect(Collectors.toSet());
    }

    /** The canonical text, which parses to an equal query. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(event), stages.stream().map(Stage::toString)).collect(Collectors.joining(" | "));
    }
}

package org.netloupe.monitor.answer;

import java.util.List;
import java.util.Optional;

import org.netloupe.agent.value.Value;

/**
 * What a stream has answered up to a moment. Immutable.
 *
 * @param title the text of the query or what the user calls it
 * @param received how many values came in all
 * @param columns all values as numbers, where they are numbers
 * @param latest the newest values, oldest first
 */
public record Answer(String title, long received, Optional<Columns> columns, List<Timed> latest) {

    /**
     * A value and when it was completed.
     *
     * @param number its place in the stream, from 0; a gap of numbers is a gap of values that were dropped
     * @param micros on the clock of the process, since 1970
     */
    public record Timed(long number, long micros, Value value) {}

    public Answer {
        latest = List.copyOf(latest);
    }

    /** The newest value, if there is one. */
    public Optional<Value> newest() {
        return latest.isEmpty() ? Optional.empty() : Optional.of(latest.getLast().value());
    }

    /** The answer as it was when the value of that place among the latest was the newest one. */
    public Answer upTo(int place) {
        return new Answer(title, received, columns, latest.subList(0, place + 1));
    }
}

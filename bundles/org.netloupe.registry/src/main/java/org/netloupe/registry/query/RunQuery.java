package org.netloupe.registry.query;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.netloupe.core.training.RunState;

/**
 * Which runs to list, and how. Start from {@link #ALL}.
 *
 * @param text part of the name, of the note or of a tag, in any case; empty for all
 * @param states kept states; empty for all
 * @param tags tags that a run must have, each of them
 * @param conditions on metrics, each of which must hold
 * @param columns metrics to answer for each run
 * @param order of the list
 * @param page which part of the list
 */
public record RunQuery(String text, Set<RunState> states, Set<String> tags, List<MetricCondition> conditions,
        List<MetricColumn> columns, RunOrder order, Page page) {
    /**
     * A part of a list.
     *
     * @param offset runs to leave out at the beginning
     * @param limit at most so many runs
     */
    public record Page(int offset, int limit) {
        public static final Page WHOLE = new Page(0, Integer.MAX_VALUE);
    }

    /** All runs that are not in the trash, newest first, without metrics. */
    public static final RunQuery ALL = new RunQuery("", Set.of(), Set.of(), List.of(), List.of(),
            RunOrder.NEWEST_FIRST, Page.WHOLE);

    public RunQuery {
        states = Set.copyOf(states);
        tags = Set.copyOf(tags);
        conditions = List.copyOf(conditions);
        columns = List.copyOf(columns);
    }

    public RunQuery withText(String part) {
        return new RunQuery(part, states, tags, conditions, columns, order, page);
    }

    public RunQuery withStates(RunState first, RunState... others) {
        return withStates(EnumSet.of(first, others));
    }

    public RunQuery withStates(Set<RunState> kept) {
        return new RunQuery(text, kept, tags, conditions, columns, order, page);
    }

    public RunQuery withTags(Set<String> required) {
        return new RunQuery(text, states, required, conditions, columns, order, page);
    }

    public RunQuery withConditions(List<MetricCondition> required) {
        return new RunQuery(text, states, tags, required, columns, order, page);
    }

    public RunQuery withColumns(List<MetricColumn> metrics) {
        return new RunQuery(text, states, tags, conditions, metrics, order, page);
    }

    public RunQuery withOrder(RunOrder wanted) {
        return new RunQuery(text, states, tags, conditions, columns, wanted, page);
    }

    public RunQuery withPage(int offset, int limit) {
        return new RunQuery(text, states, tags, conditions, columns, order, new Page(offset, limit));
    }
}

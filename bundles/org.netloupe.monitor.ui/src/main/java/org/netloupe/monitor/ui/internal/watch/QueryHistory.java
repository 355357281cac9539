package org.netloupe.monitor.ui.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.netloupe.ui.workspace.ViewState;

/** The queries that were run, kept over a restart. */
final class QueryHistory {
    private static final String STATE = "queries"; //$NON-NLS-1$
    private static final int MOST = 100;

    /** What is kept: the oldest first. */
    private record Kept(List<String> queries) {}

    private final List<String> queries = new ArrayList<>();
    private int at;

    QueryHistory() {
        ViewState.read(STATE, Kept.class).ifPresent(kept -> queries.addAll(kept.queries()));
        at = queries.size();
    }

    /** Adds a query as the newest; one that was there moves to the end. */
    void add(String query) {
        queries.remove(query);
        queries.add(query);
        while (queries.size() > MOST) {
            queries.removeFirst();
        }
        at = queries.size();
        ViewState.write(STATE, new Kept(List.copyOf(queries)));
    }

    /** The query before or after the one that is shown; empty at the ends. */
    Optional<String> step(boolean back, String shown) {
        int next = back ? at - 1 : at + 1;
        if (back && next >= 0 && queries.get(next).equals(shown)) {
            next--;
        }
        if (next < 0 || next >= queries.size()) {
            return Optional.empty();
        }
        at = next;
        return Optional.of(queries.get(at));
    }
}

package org.netloupe.monitor.ui.internal.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.netloupe.monitor.ui.internal.runs.RunLine.Column;

/** What the table of runs shows: all lines, filtered by a text and in the order of a column. Used by one thread. */
public final class RunTableModel {
    /** By which column lines are ordered. */
    public record Order(Column column, boolean descending) {}

    private final List<RunLine> shown = new ArrayList<>();
    private List<RunLine> all = List.of();
    private String filter = ""; //$NON-NLS-1$
    private Optional<Order> order = Optional.empty();

    /** Replaces the lines. @param lines in the order of the registry, newest first */
    public void setLines(List<RunLine> lines) {
        all = List.copyOf(lines);
        update();
    }

    /** Keeps lines in which every word of the text occurs: in name, dataset, state, tags or note. */
    public void setFilter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        update();
    }

    public String filter() {
        return filter;
    }

    /** Orders by a column, or as the registry does if empty. */
    public void setOrder(Optional<Order> wanted) {
        order = wanted;
        update();
    }

    public Optional<Order> order() {
        return order;
    }

    private void update() {
        Comparator<RunLine> comparator = order
                .<Comparator<RunLine>>map(o -> (a, b) -> o.column().compare(a, b, o.descending()))
                .orElse((_, _) -> 0);
        List<RunLine> matching = all.stream().filter(this::matches).sorted(comparator).toList();
        shown.clear();
        shown.addAll(matching);
    }

    private boolean matches(RunLine line) {
        if (filter.isEmpty()) {
            return true;
        }
        String text = String.join(" ", line.run().name(), line.dataset(), line.stateText(), //$NON-NLS-1$
                String.join(" ", line.run().labels().tags()), line.run().labels().note()).toLowerCase(Locale.ROOT); //$NON-NLS-1$
        return List.of(filter.split("\\s+")).stream().allMatch(text::contains); //$NON-NLS-1$
    }

    /** The lines to show; this list is kept and changes with the model. */
    public List<RunLine> shown() {
        return shown;
    }

    /** Number of all lines, shown or not. */
    public int total() {
        return all.size();
    }
}

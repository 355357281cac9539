package org.netloupe.ui.selection;

import java.util.List;

/**
 * What the user works on, the same in every view.
 *
 * @param items what is selected, in the order of the view it comes from
 * @param origin where it was selected, for the status line: "Runs", "lasso in Embedding"
 */
public record Selection(List<Item> items, String origin) {
    /** What kinds of things can be selected across views. */
    public enum Kind {
        RUN, MODEL, DATASET, NODE, CLASS, INSTANCE
    }

    /**
     * One selected thing.
     *
     * @param id within its kind
     * @param label for people
     */
    public record Item(Kind kind, String id, String label) {}

    /** Nothing. */
    public static final Selection NONE = new Selection(List.of(), "");

    public Selection {
        items = List.copyOf(items);
    }

    public boolean isEmpty() { return items.isEmpty(); }

    /** The ids of the items of one kind. */
    public List<String> ids(Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).map(Item::id).toList();
    }
}

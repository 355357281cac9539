package org.netloupe.ui.selection;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Control;

/** Holds the shared selection; used on the display's thread. */
public final class SelectionModel {
    private static final SelectionModel WORKBENCH = new SelectionModel();

    private final CopyOnWriteArrayList<Consumer<Selection>> listeners = new CopyOnWriteArrayList<>();
    private Selection current = Selection.NONE;

    /** The one of this workbench. */
    public static SelectionModel ofWorkbench() {
        return WORKBENCH;
    }

    public Selection current() {
        return current;
    }

    /** Replaces the selection; nothing happens if the same things are selected already. */
    public void select(Selection selection) {
        if (!selection.items().equals(current.items())) {
            current = selection;
            listeners.forEach(listener -> listener.accept(selection));
        }
    }

    public void clear() {
        select(Selection.NONE);
    }

    /** Tells a listener about every change for as long as its control lives. */
    public void follow(Control owner, Consumer<Selection> listener) {
        listeners.add(listener);
        owner.addDisposeListener(_ -> listeners.remove(listener));
    }
}

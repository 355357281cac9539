package org.netloupe.ui.internal.navigator;

import org.eclipse.jface.viewers.IElementComparer;
import org.netloupe.registry.entry.Entry;

/** An entry is the same element of the tree by its id, whatever its values are now: so expansion and selection stay. */
final class EntryComparer implements IElementComparer {
    @Override
    public boolean equals(Object a, Object b) {
        return a instanceof Entry left && b instanceof Entry right ? left.id().equals(right.id()) : a.equals(b);
    }

    @Override
    public int hashCode(Object element) {
        return element instanceof Entry entry ? entry.id().hashCode() : element.hashCode();
    }
}

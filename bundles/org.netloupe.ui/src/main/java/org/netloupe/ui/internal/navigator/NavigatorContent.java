package org.netloupe.ui.internal.navigator;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.netloupe.registry.entry.Entry;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/** Groups, and under each the entries that match; a group without entries says what to do. */
record NavigatorContent(Supplier<WorkspaceSnapshot> snapshot,
        Predicate<Entry> matches) implements ITreeContentProvider {

    @Override
    public Object[] getElements(Object input) {
        return Group.values();
    }

    @Override
    public Object[] getChildren(Object parent) {
        if (!(parent instanceof Group group)) {
            return new Object[0];
        }
        List<? extends Entry> all = group.entries(snapshot.get());
        return all.isEmpty() ? new Object[]{group.hint()} : all.stream().filter(matches).toArray();
    }

    @Override
    public @Nullable Object getParent(Object element) {
        if (element instanceof Entry entry) {
            return switch (entry.id().kind()) {
                case MODEL -> Group.MODELS;
                case DATASET -> Group.DATASETS;
                case RUN -> Group.RUNS;
            };
        }
        return null;
    }

    @Override
    public boolean hasChildren(Object element) {
        return element instanceof Group;
    }
}

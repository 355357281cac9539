package org.netloupe.ui.internal.navigator;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.netloupe.figure.text.Numbers;
import org.netloupe.registry.entry.Entry;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/** Groups, and under each the entries that match; a group without entries says what to do. */
record NavigatorContent(Supplier<WorkspaceSnapshot> snapshot,
        Predicate<Entry> matches) implements ITreeContentProvider {
    /** Entries of a group that are shown: a tree of thousands of items takes the system seconds to build. */
    private static final int MOST = 200;

    @Override
    public Object[] getElements(Object input) {
        return Group.values();
    }

    @Override
    public Object[] getChildren(Object parent) {
        if (!(parent instanceof Group group)) {
            return new Object[0];
        }
        if (!snapshot.get().ready()) {
            return new Object[]{Messages.Navigator_opening};
        }
        List<? extends Entry> all = group.entries(snapshot.get());
        return all.isEmpty() ? new Object[]{group.hint()} : shown(all.stream().filter(matches).toList());
    }

    /** The first entries; a last line says how many more there are and how to find them. */
    private static Object[] shown(List<? extends Entry> matching) {
        if (matching.size() <= MOST) {
            return matching.toArray();
        }
        Stream<Object> more = Stream
                .of(Messages.bind(Messages.Navigator_more, MOST, Numbers.count(matching.size())));
        return Stream.concat(matching.stream().limit(MOST), more).toArray();
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

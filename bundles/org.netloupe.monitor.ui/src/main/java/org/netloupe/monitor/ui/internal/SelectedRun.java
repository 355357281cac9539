package org.netloupe.monitor.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Control;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.workspace.WorkspaceSession;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/** What views of details and commands are about: what is selected in the workbench, else the newest run. */
public final class SelectedRun {
    private SelectedRun() {}

    /** Tells a listener the run now and whenever another is chosen or its entry changes. */
    public static void follow(Control owner, Consumer<Optional<RunEntry>> listener) {
        AtomicReference<String> last = new AtomicReference<>(""); //$NON-NLS-1$
        followEntry(owner, entry -> {
            Optional<RunEntry> run = run(entry, last.get());
            run.ifPresent(shown -> last.set(shown.id().text()));
            listener.accept(run);
        });
    }

    /** While something else than a run is selected the last run stays, as it does in the chart. */
    private static Optional<RunEntry> run(Optional<Entry> entry, String last) {
        WorkspaceSnapshot snapshot = WorkspaceSession.ofWorkbench().snapshot();
        return entry.filter(RunEntry.class::isInstance).map(RunEntry.class::cast).or(() -> snapshot.run(last))
                .or(() -> snapshot.runs().stream().findFirst());
    }

    /** As the other, also for models and datasets. */
    public static void followEntry(Control owner, Consumer<Optional<Entry>> listener) {
        SelectionModel.ofWorkbench().follow(owner,
                _ -> listener.accept(current(WorkspaceSession.ofWorkbench().snapshot())));
        WorkspaceSession.ofWorkbench().follow(owner, snapshot -> listener.accept(current(snapshot)));
    }

    /** The runs that commands act on: all that are selected; the newest, which views then show, if nothing is. */
    public static List<RunEntry> chosen() {
        WorkspaceSnapshot snapshot = WorkspaceSession.ofWorkbench().snapshot();
        Selection selection = SelectionModel.ofWorkbench().current();
        return selection.isEmpty()
                ? snapshot.runs().stream().limit(1).toList()
                : selection.ids(Selection.Kind.RUN).stream().flatMap(id -> snapshot.run(id).stream()).toList();
    }

    private static Optional<Entry> current(WorkspaceSnapshot snapshot) {
        List<Selection.Item> items = SelectionModel.ofWorkbench().current().items();
        Optional<Entry> selected = items.stream().map(item -> snapshot.entry(item.id())).flatMap(Optional::stream)
                .findFirst();
        return selected.or(() -> snapshot.runs().stream().findFirst());
    }
}

package org.netloupe.ui.internal.shell;

import java.util.List;

import org.eclipse.swt.widgets.Control;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.workspace.ViewState;
import org.netloupe.ui.workspace.WorkspaceSession;
import org.netloupe.ui.workspace.WorkspaceSnapshot;

/**
 * Brings the selection of the last session back, whichever view it was made in, and takes entries out of it that are
 * deleted. Used on the display's thread.
 */
final class SelectionMemory {
    private static final String STATE = "selection"; //$NON-NLS-1$

    /** What is kept over a restart. */
    record State(List<Selection.Item> items, String origin) {}

    private WorkspaceSnapshot before = WorkspaceSnapshot.OPENING;

    private SelectionMemory() {}

    /** Selects what was selected when the workbench closed; before views are made, so that they open on it. */
    static void restore() {
        ViewState.read(STATE, State.class).ifPresent(
                state -> SelectionModel.ofWorkbench().select(new Selection(state.items(), state.origin())));
    }

    /** Remembers every selection as long as a control lives. */
    static void install(Control owner) {
        SelectionMemory memory = new SelectionMemory();
        SelectionModel.ofWorkbench().follow(owner,
                selection -> ViewState.write(STATE, new State(selection.items(), selection.origin())));
        WorkspaceSession.ofWorkbench().follow(owner, memory::forgetDeleted);
    }

    /** What was never seen in the registry stays: a run is selected when it starts, before it is read. */
    private void forgetDeleted(WorkspaceSnapshot now) {
        Selection selection = SelectionModel.ofWorkbench().current();
        List<Selection.Item> kept = selection.items().stream().filter(item -> !isGone(item, now)).toList();
        before = now;
        if (now.ready() && kept.size() < selection.items().size()) {
            SelectionModel.ofWorkbench().select(new Selection(kept, selection.origin()));
        }
    }

    private boolean isGone(Selection.Item item, WorkspaceSnapshot now) {
        boolean entry = switch (item.kind()) {
            case RUN, MODEL, DATASET -> true;
            case NODE, CLASS, INSTANCE -> false;
        };
        return entry && now.entry(item.id()).isEmpty() && (!before.ready() || before.entry(item.id()).isPresent());
    }
}

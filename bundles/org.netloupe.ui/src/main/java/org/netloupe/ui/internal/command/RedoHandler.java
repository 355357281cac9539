package org.netloupe.ui.internal.command;

import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Edits;

/** Does again what was taken back last. */
public final class RedoHandler extends UndoHandler {
    @Override
    String label(IOperationHistory history) {
        return history.canRedo(Edits.context())
                ? NLS.bind(Messages.Redo_done, lower(history.getRedoOperation(Edits.context()).getLabel()))
                : ""; //$NON-NLS-1$
    }

    @Override
    void perform(Shell shell, String label) {
        Edits.redo(shell, label);
    }
}

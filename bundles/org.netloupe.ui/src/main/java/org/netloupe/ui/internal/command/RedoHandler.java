package org.netloupe.ui.internal.command;

import java.util.function.Consumer;

import org.eclipse.swt.widgets.Shell;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Edits;

/** Does again what was taken back last. */
public final class RedoHandler extends UndoHandler {
    public RedoHandler() {
        super(Messages.Redo_done);
    }

    @Override
    void perform(Shell shell, Consumer<String> onTaken) {
        Edits.redo(shell, onTaken);
    }
}

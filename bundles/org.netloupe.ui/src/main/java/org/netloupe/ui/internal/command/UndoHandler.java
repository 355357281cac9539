package org.netloupe.ui.internal.command;

import java.beans.Introspector;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Edits;

/** Takes the last change of the workspace back. */
public class UndoHandler extends AbstractHandler {
    @Override
    public final @Nullable Object execute(ExecutionEvent event) {
        String label = label(Edits.history());
        if (label.isEmpty()) {
            say(event, Messages.Undo_nothing);
        } else {
            perform(HandlerUtil.getActiveShell(event), label);
            say(event, label);
        }
        return null;
    }

    /** What is about to be done, for the status line; empty if there is nothing. */
    String label(IOperationHistory history) {
        return history.canUndo(Edits.context())
                ? NLS.bind(Messages.Undo_done, lower(history.getUndoOperation(Edits.context()).getLabel()))
                : ""; //$NON-NLS-1$
    }

    void perform(Shell shell, String label) {
        Edits.undo(shell, label);
    }

    static String lower(String label) {
        return Introspector.decapitalize(label);
    }

    private static void say(ExecutionEvent event, String text) {
        if (HandlerUtil.getActivePart(event) instanceof IViewPart view) {
            view.getViewSite().getActionBars().getStatusLineManager().setMessage(text);
        }
    }
}

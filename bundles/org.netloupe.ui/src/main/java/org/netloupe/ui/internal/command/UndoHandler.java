package org.netloupe.ui.internal.command;

import java.beans.Introspector;
import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Edits;

/** Takes the last change of the workspace back. */
public class UndoHandler extends AbstractHandler {
    private final String done;

    public UndoHandler() {
        this(Messages.Undo_done);
    }

    /** @param done what the status line says then, with {0} for the change */
    UndoHandler(String done) {
        this.done = done;
    }

    @Override
    public final @Nullable Object execute(ExecutionEvent event) {
        perform(HandlerUtil.getActiveShell(event), label -> say(event, label.isEmpty()
                ? Messages.Undo_nothing
                : NLS.bind(done, Introspector.decapitalize(label))));
        return null;
    }

    void perform(Shell shell, Consumer<String> onTaken) {
        Edits.undo(shell, onTaken);
    }

    private static void say(ExecutionEvent event, String text) {
        if (HandlerUtil.getActivePart(event) instanceof IViewPart view) {
            view.getViewSite().getActionBars().getStatusLineManager().setMessage(text);
        }
    }
}

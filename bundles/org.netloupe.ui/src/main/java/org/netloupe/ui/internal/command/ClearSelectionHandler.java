package org.netloupe.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.netloupe.ui.selection.SelectionModel;

/** Selects nothing. */
public final class ClearSelectionHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        SelectionModel.ofWorkbench().clear();
        return null;
    }
}

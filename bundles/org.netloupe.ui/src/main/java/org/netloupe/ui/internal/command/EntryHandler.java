package org.netloupe.ui.internal.command;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.registry.entry.Entry;

/** A command on the selected entries of the registry. */
abstract class EntryHandler extends AbstractHandler {
    @Override
    public final @Nullable Object execute(ExecutionEvent event) {
        List<Entry> entries = HandlerUtil.getCurrentStructuredSelection(event).stream()
                .filter(Entry.class::isInstance).map(Entry.class::cast).toList();
        if (!entries.isEmpty()) {
            execute(HandlerUtil.getActiveShell(event), entries);
        }
        return null;
    }

    /** @param entries at least one */
    abstract void execute(Shell shell, List<Entry> entries);
}

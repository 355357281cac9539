package org.netloupe.ui.internal.command;

import java.util.List;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.Entry;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Edits;

/** Gives an entry another name. */
public final class RenameHandler extends EntryHandler {
    @Override
    void execute(Shell shell, List<Entry> entries) {
        Entry entry = entries.getFirst();
        InputDialog dialog = new InputDialog(shell, Messages.Rename_title, NLS.bind(Messages.Rename_text, entry.name()),
                entry.name(), name -> name.isBlank() ? Messages.Rename_blank : null);
        if (dialog.open() == InputDialog.OK && !dialog.getValue().strip().equals(entry.name())) {
            String name = dialog.getValue().strip();
            Edits.apply(shell, NLS.bind(Messages.Rename_done, entry.name(), name), new Edit.Rename(entry.id(), name));
        }
    }
}

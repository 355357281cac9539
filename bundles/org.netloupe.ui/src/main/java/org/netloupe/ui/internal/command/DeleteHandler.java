package org.netloupe.ui.internal.command;

import java.util.List;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.Entry;
import org.netloupe.registry.entry.RunEntry;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Edits;

/** Moves entries to the trash without asking, as undo brings them back. A run that still trains is stopped first. */
public final class DeleteHandler extends EntryHandler {
    @Override
    void execute(Shell shell, List<Entry> entries) {
        if (shell.getDisplay().getFocusControl() instanceof Text field) {
            deleteLetter(field);
            return;
        }
        boolean busy = entries.stream()
                .anyMatch(entry -> entry instanceof RunEntry run && run.status().state().hasProcess());
        if (busy) {
            MessageDialog.openInformation(shell, Messages.Delete_title, Messages.Delete_busy);
            return;
        }
        List<Edit> edits = entries.stream().<Edit>map(entry -> new Edit.Delete(entry.id())).toList();
        Edits.apply(shell, NLS.bind(Messages.Delete_done, TagHandler.name(entries)), new Edit.Several(edits));
    }

    /** The key belongs to the field that has the focus, such as a filter beside the selected entries. */
    private static void deleteLetter(Text field) {
        if (field.getSelectionCount() == 0) {
            field.setSelection(field.getCaretPosition(), field.getCaretPosition() + 1);
        }
        field.insert(""); //$NON-NLS-1$
    }
}

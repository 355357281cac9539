package org.netloupe.ui.internal.command;

import java.util.List;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.netloupe.registry.edit.Edit;
import org.netloupe.registry.entry.Entry;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Edits;

/** Writes the note of an entry. */
public final class NoteHandler extends EntryHandler {
    private static final int LINES = 8;

    @Override
    void execute(Shell shell, List<Entry> entries) {
        Entry entry = entries.getFirst();
        InputDialog dialog = new NoteDialog(shell, entry);
        if (dialog.open() == InputDialog.OK && !dialog.getValue().equals(entry.labels().note())) {
            Edits.apply(shell, NLS.bind(Messages.Note_done, entry.name()),
                    new Edit.Annotate(entry.id(), dialog.getValue()));
        }
    }

    /** Takes several lines. */
    private static final class NoteDialog extends InputDialog {
        NoteDialog(Shell shell, Entry entry) {
            super(shell, Messages.Note_title, NLS.bind(Messages.Note_text, entry.name()), entry.labels().note(), null);
        }

        @Override
        protected int getInputTextStyle() { return SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP; }

        @Override
        protected Control createDialogArea(Composite parent) {
            Control area = super.createDialogArea(parent);
            GridDataFactory.fillDefaults().grab(true, true).hint(420, LINES * getText().getLineHeight())
                    .applyTo(getText());
            getText().addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
                    || event.detail == SWT.TRAVERSE_TAB_PREVIOUS); // to the buttons: a note needs no tabs
            return area;
        }

        @Override
        protected boolean isResizable() { return true; }
    }
}

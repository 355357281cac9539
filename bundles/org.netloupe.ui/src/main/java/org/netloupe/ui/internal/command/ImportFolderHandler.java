package org.netloupe.ui.internal.command;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Imports;

/** Asks for a folder and imports it. */
public final class ImportFolderHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveShell(event);
        DirectoryDialog dialog = new DirectoryDialog(shell);
        dialog.setText(Messages.Import_folder);
        String chosen = dialog.open();
        if (chosen != null) {
            Imports.start(shell, List.of(Path.of(chosen)));
        }
        return null;
    }
}

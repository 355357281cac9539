package org.netloupe.ui.internal.command;

import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.workspace.Imports;

/** Asks for files and imports them. */
public final class ImportHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveShell(event);
        FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
        dialog.setText(Messages.Import_files);
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            Imports.start(shell, Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
        }
        return null;
    }
}

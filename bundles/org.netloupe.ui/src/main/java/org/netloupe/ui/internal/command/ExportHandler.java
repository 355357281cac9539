package org.netloupe.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.netloupe.ui.figure.ExportSource;
import org.netloupe.ui.figure.FigureFiles;
import org.netloupe.ui.internal.Messages;

/** Exports what the active view shows. */
public final class ExportHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        IWorkbenchPart part = HandlerUtil.getActivePart(event);
        ExportSource source = part == null ? null : part.getAdapter(ExportSource.class);
        if (source == null) {
            MessageDialog.openInformation(HandlerUtil.getActiveShell(event), Messages.Export_title,
                    Messages.Export_nothing);
        } else {
            FigureFiles.export(HandlerUtil.getActiveShell(event), source);
        }
        return null;
    }
}

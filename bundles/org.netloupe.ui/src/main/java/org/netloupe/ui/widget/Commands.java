package org.netloupe.ui.widget;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.problem.Problems;

/** Runs commands by id, and tells their keys. */
public final class Commands {
    private Commands() {}

    /** Runs a command as if it had been chosen from a menu; one that is not enabled does nothing. */
    public static void run(String id) {
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        try {
            handlers.executeCommand(id, null);
        } catch (org.eclipse.core.commands.NotEnabledException | org.eclipse.core.commands.NotHandledException e) {
            return;
        } catch (CommandException e) {
            Problems.log(Messages.Commands_run, e);
        }
    }

    /** A tooltip with the command's keys behind it: "Export (Ctrl+E)". */
    public static String withKeys(String text, String id) {
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        String keys = bindings.getBestActiveBindingFormattedFor(id);
        return keys == null || keys.isEmpty() ? text : text + " (" + keys + ")"; //$NON-NLS-1$ //$NON-NLS-2$
    }
}

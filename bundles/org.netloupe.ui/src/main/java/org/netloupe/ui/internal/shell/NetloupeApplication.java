package org.netloupe.ui.internal.shell;

import java.io.IOException;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.netloupe.ui.internal.Messages;

/** Opens the workbench and stays until its last window closes; Equinox starts it on the main thread. */
public final class NetloupeApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws IOException {
        Display.setAppName("Netloupe"); //$NON-NLS-1$
        Display display = PlatformUI.createDisplay();
        Location workspace = Platform.getInstanceLocation();
        try {
            if (!lock(workspace)) {
                sayInUse(display, workspace);
                return EXIT_OK;
            }
            int result = PlatformUI.createAndRunWorkbench(display, new NetloupeWorkbenchAdvisor());
            return result == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            workspace.release();
            display.dispose();
        }
    }

    /** Two workbenches in one workspace would overwrite each other's layout. */
    private static boolean lock(Location workspace) throws IOException {
        return workspace.isReadOnly() || workspace.lock();
    }

    private static void sayInUse(Display display, Location workspace) {
        Shell shell = new Shell(display);
        MessageDialog.openInformation(shell, Messages.Application_inUse,
                NLS.bind(Messages.Application_inUseText, workspace.getURL().getPath()));
        shell.dispose();
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.syncExec(() -> PlatformUI.getWorkbench().close());
        }
    }
}

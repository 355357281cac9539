package org.netloupe.ui.internal.shell;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.netloupe.ui.workspace.WorkspaceSession;

/** Size, title and bars of a workbench window. */
final class NetloupeWindowAdvisor extends WorkbenchWindowAdvisor {
    /** Below this size a window takes the whole screen. */
    private static final Point SMALLEST_START = new Point(1600, 1000);
    /** Of a larger screen. */
    private static final double SHARE = 0.9;

    NetloupeWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new NetloupeActionBars(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
        configurer
                .setInitialSize(new Point(side(SMALLEST_START.x, screen.width), side(SMALLEST_START.y, screen.height)));
        configurer.setShowCoolBar(true);
        configurer.setShowStatusLine(true);
        configurer.setShowPerspectiveBar(true);
        configurer.setShowProgressIndicator(true);
        configurer.setTitle(title());
        SelectionMemory.restore();
    }

    private static int side(int smallest, int screen) {
        return Math.min(screen, Math.max(smallest, (int) (screen * SHARE)));
    }

    private static String title() {
        return WorkspaceSession.folder().map(folder -> folder.getFileName() + " \u2013 Netloupe").orElse("Netloupe"); //$NON-NLS-1$ //$NON-NLS-2$
    }

    @Override
    public void postWindowOpen() {
        IWorkbenchWindow window = getWindowConfigurer().getWindow();
        ThemedIcons.install(window.getShell());
        SelectionMemory.install(window.getShell());
        SelectionBreadcrumb.install(window, getWindowConfigurer().getActionBarConfigurer().getStatusLineManager());
    }
}

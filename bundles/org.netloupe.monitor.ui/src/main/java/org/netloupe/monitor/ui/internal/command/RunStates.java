package org.netloupe.monitor.ui.internal.command;

import java.util.List;
import java.util.Map;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.netloupe.monitor.ui.internal.SelectedRun;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.workspace.WorkspaceSession;

/**
 * The states of the runs that commands act on, as a variable for expressions: so Pause is enabled exactly while a chosen
 * run trains. The workbench makes the one instance.
 */
public final class RunStates extends AbstractSourceProvider {
    private static final String VARIABLE = "org.netloupe.monitor.ui.runStates"; //$NON-NLS-1$

    private final IWindowListener windows = new WindowFollower();
    private List<String> states = List.of();

    @Override
    public void initialize(IServiceLocator locator) {
        PlatformUI.getWorkbench().addWindowListener(windows);
    }

    private void follow(Shell window) {
        SelectionModel.ofWorkbench().follow(window, _ -> update());
        WorkspaceSession.ofWorkbench().follow(window, _ -> update());
    }

    private void update() {
        List<String> now = SelectedRun.chosen().stream().map(run -> run.status().state().name()).distinct().sorted()
                .toList();
        if (!now.equals(states)) {
            states = now;
            fireSourceChanged(ISources.WORKBENCH, VARIABLE, states);
        }
    }

    @Override
    public Map<String, List<String>> getCurrentState() { return Map.of(VARIABLE, states); }

    @Override
    public String[] getProvidedSourceNames() { return new String[]{VARIABLE}; }

    @Override
    public void dispose() {
        PlatformUI.getWorkbench().removeWindowListener(windows);
    }

    /** Each window follows as long as it is open. */
    private final class WindowFollower implements IWindowListener {
        @Override
        public void windowOpened(IWorkbenchWindow window) {
            follow(window.getShell());
        }

        @Override
        public void windowActivated(IWorkbenchWindow window) {
            // the states are the same for all windows
        }

        @Override
        public void windowDeactivated(IWorkbenchWindow window) {
            // as above
        }

        @Override
        public void windowClosed(IWorkbenchWindow window) {
            // its shell ends the following
        }
    }
}

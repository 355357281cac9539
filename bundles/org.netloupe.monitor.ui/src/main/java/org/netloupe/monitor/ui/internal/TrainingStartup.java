package org.netloupe.monitor.ui.internal;

import org.eclipse.ui.IStartup;

/** Looks after the workspace's runs from the moment the workbench is open, whichever views are. */
public final class TrainingStartup implements IStartup {
    @Override
    public void earlyStartup() {
        Supervision.ofWorkbench().begin();
    }
}

package org.netloupe.ui.internal.shell;

import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Tells the workbench which perspective opens first and that windows and views are restored. */
public final class NetloupeWorkbenchAdvisor extends WorkbenchAdvisor {
    /** Contributed by org.netloupe.monitor.ui. */
    private static final String TRAINING = "org.netloupe.monitor.ui.training"; //$NON-NLS-1$

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
        LogBridge.install();
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new NetloupeWindowAdvisor(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() { return TRAINING; }
}

package org.netloupe.ui.internal.welcome;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Three ways into the workbench. */
public final class WelcomeView extends ViewPart {
    public static final String ID = "org.netloupe.ui.welcome"; //$NON-NLS-1$

    private Runnable focus = () -> {};

    @Override
    public void createPartControl(Composite parent) {
        focus = new WelcomePage(parent)::setFocus;
    }

    @Override
    public void setFocus() {
        focus.run();
    }
}

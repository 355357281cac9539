package org.netloupe.ui.internal.shell;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The perspective that a new window opens with: runs, their charts and their details. */
public final class TrainingPerspective implements IPerspectiveFactory {

    /** Identifier of this perspective in plugin.xml. */
    public static final String ID = "org.netloupe.ui.perspective.training";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
    }
}

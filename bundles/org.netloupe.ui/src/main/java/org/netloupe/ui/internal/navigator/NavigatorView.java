package org.netloupe.ui.internal.navigator;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Models, datasets and runs of the workspace. */
public final class NavigatorView extends ViewPart {
    public static final String ID = "org.netloupe.ui.navigator"; //$NON-NLS-1$

    private @Nullable NavigatorTree tree;

    @Override
    public void createPartControl(Composite parent) {
        NavigatorTree made = new NavigatorTree(parent, getSite());
        getSite().setSelectionProvider(made.viewer());
        tree = made;
    }

    @Override
    public void setFocus() {
        NavigatorTree shown = tree;
        if (shown != null) {
            shown.viewer().getControl().setFocus();
        }
    }
}

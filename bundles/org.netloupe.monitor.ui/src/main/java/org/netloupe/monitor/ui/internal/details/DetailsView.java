package org.netloupe.monitor.ui.internal.details;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** What the selected run was asked to do, where it ran and what it printed. */
public final class DetailsView extends ViewPart {
    public static final String ID = "org.netloupe.monitor.ui.details"; //$NON-NLS-1$

    private @Nullable DetailsBoard board;

    @Override
    public void createPartControl(Composite parent) {
        board = new DetailsBoard(parent);
    }

    @Override
    public void setFocus() {
        DetailsBoard shown = board;
        if (shown != null) {
            shown.setFocus();
        }
    }
}

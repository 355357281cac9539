package org.netloupe.monitor.ui.internal.runs;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** The table of runs. */
public final class RunsView extends ViewPart {
    public static final String ID = "org.netloupe.monitor.ui.runs"; //$NON-NLS-1$

    private @Nullable RunsBoard board;

    @Override
    public void createPartControl(Composite parent) {
        RunsBoard made = new RunsBoard(parent, getSite());
        getSite().setSelectionProvider(made.selectionProvider());
        board = made;
    }

    @Override
    public void setFocus() {
        RunsBoard shown = board;
        if (shown != null) {
            shown.setFocus();
        }
    }
}

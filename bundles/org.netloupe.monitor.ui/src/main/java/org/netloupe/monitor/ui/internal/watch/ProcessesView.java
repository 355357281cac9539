package org.netloupe.monitor.ui.internal.watch;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** The processes that can be watched, and what can be observed in them. */
public final class ProcessesView extends ViewPart {
    public static final String ID = "org.netloupe.monitor.ui.processes"; //$NON-NLS-1$

    private @Nullable ProcessesBoard board;

    @Override
    public void createPartControl(Composite parent) {
        board = new ProcessesBoard(parent);
    }

    @Override
    public void setFocus() {
        ProcessesBoard shown = board;
        if (shown != null) {
            shown.setFocus();
        }
    }
}

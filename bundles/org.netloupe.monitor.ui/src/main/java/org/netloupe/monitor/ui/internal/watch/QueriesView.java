package org.netloupe.monitor.ui.internal.watch;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** The query that is written, and the streams of those that run. */
public final class QueriesView extends ViewPart {
    public static final String ID = "org.netloupe.monitor.ui.queries"; //$NON-NLS-1$

    private @Nullable QueryEditor editor;

    @Override
    public void createPartControl(Composite parent) {
        Composite content = new Composite(parent, org.eclipse.swt.SWT.NONE);
        org.eclipse.jface.layout.GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(content);
        editor = new QueryEditor(content);
        new StreamsTable(content);
    }

    @Override
    public void setFocus() {
        QueryEditor shown = editor;
        if (shown != null) {
            shown.setFocus();
        }
    }
}

package org.netloupe.monitor.ui.internal.graph;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netloupe.ui.figure.ExportSource;

/** The network of the selected run or model. */
public final class GraphView extends ViewPart {
    public static final String ID = "org.netloupe.monitor.ui.graph"; //$NON-NLS-1$

    private @Nullable GraphBoard board;

    @Override
    public void createPartControl(Composite parent) {
        board = new GraphBoard(parent);
    }

    @Override
    public void setFocus() {
        GraphBoard shown = board;
        if (shown != null) {
            shown.setFocus();
        }
    }

    @Override
    @NonNullByDefault({}) // as the method that it overrides
    public <T> T getAdapter(Class<T> type) {
        GraphBoard shown = board;
        if (type == ExportSource.class && shown != null) {
            return type.cast(shown.exportSource().orElse(null));
        }
        return super.getAdapter(type);
    }
}

package org.netloupe.monitor.ui.internal.chart;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netloupe.ui.figure.ExportSource;

/** The live chart of the selected runs. */
public final class ChartView extends ViewPart {
    public static final String ID = "org.netloupe.monitor.ui.chart"; //$NON-NLS-1$

    private @Nullable ChartBoard board;

    @Override
    public void createPartControl(Composite parent) {
        board = new ChartBoard(parent);
    }

    @Override
    public void setFocus() {
        ChartBoard shown = board;
        if (shown != null) {
            shown.setFocus();
        }
    }

    @Override
    @NonNullByDefault({}) // as the method that it overrides
    public <T> T getAdapter(Class<T> type) {
        ChartBoard shown = board;
        if (type == ExportSource.class && shown != null) {
            return type.cast(shown.exportSource().orElse(null));
        }
        return super.getAdapter(type);
    }
}

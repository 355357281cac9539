package org.netloupe.monitor.ui.internal.evaluation;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netloupe.ui.figure.ExportSource;

/** The confusion matrix of the selected run. */
public final class ConfusionView extends ViewPart {
    public static final String ID = "org.netloupe.monitor.ui.confusion"; //$NON-NLS-1$

    private @Nullable ConfusionBoard board;

    @Override
    public void createPartControl(Composite parent) {
        board = new ConfusionBoard(parent);
    }

    @Override
    public void setFocus() {
        ConfusionBoard shown = board;
        if (shown != null) {
            shown.setFocus();
        }
    }

    @Override
    @NonNullByDefault({}) // as the method that it overrides
    public <T> T getAdapter(Class<T> type) {
        ConfusionBoard shown = board;
        if (type == ExportSource.class && shown != null) {
            return type.cast(shown.exportSource().orElse(null));
        }
        return super.getAdapter(type);
    }
}

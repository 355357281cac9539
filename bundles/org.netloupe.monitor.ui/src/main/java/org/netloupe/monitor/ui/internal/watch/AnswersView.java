package org.netloupe.monitor.ui.internal.watch;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netloupe.ui.figure.ExportSource;

/** The answers of the selected streams, each in a tile of its own. */
public final class AnswersView extends ViewPart {
    public static final String ID = "org.netloupe.monitor.ui.answers"; //$NON-NLS-1$

    private @Nullable AnswersBoard board;

    @Override
    public void createPartControl(Composite parent) {
        board = new AnswersBoard(parent);
    }

    @Override
    public void setFocus() {
        AnswersBoard shown = board;
        if (shown != null) {
            shown.setFocus();
        }
    }

    @Override
    @NonNullByDefault({}) // as the method that it overrides
    public <T> T getAdapter(Class<T> type) {
        AnswersBoard shown = board;
        if (type == ExportSource.class && shown != null) {
            return type.cast(shown.exportSource().orElse(null));
        }
        return super.getAdapter(type);
    }
}

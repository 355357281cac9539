package org.netloupe.ui.work;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;

/** The way from any thread to widgets. */
public final class Ui {
    private Ui() {}

    /**
     * Runs an action soon on the display's thread, and not at all if the control is disposed by then. May be called by
     * any thread, also while the workbench shuts down.
     *
     * @param owner the control that the action is for
     */
    public static void safeAsync(Control owner, Runnable action) {
        try {
            owner.getDisplay().asyncExec(() -> {
                if (!owner.isDisposed()) {
                    action.run();
                }
            });
        } catch (SWTException e) {
            // control or display was disposed: nobody is left to be told
        }
    }
}

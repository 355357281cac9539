package org.netloupe.ui.internal.shell;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;

/** Says in the status line what is selected and where it was selected. */
final class SelectionBreadcrumb {
    /** More than this many labels are counted instead of named. */
    private static final int NAMED = 3;

    private SelectionBreadcrumb() {}

    static void install(IWorkbenchWindow window, IStatusLineManager line) {
        SelectionModel.ofWorkbench().follow(window.getShell(), selection -> line.setMessage(text(selection)));
        line.setMessage(text(SelectionModel.ofWorkbench().current()));
    }

    /** "glyphs-1, glyphs-2 \u00b7 Runs", "12 runs \u00b7 Runs". */
    static String text(Selection selection) {
        if (selection.isEmpty()) {
            return Messages.Breadcrumb_nothing;
        }
        String what = selection.items().size() <= NAMED
                ? String.join(", ", selection.items().stream().map(Selection.Item::label).toList()) //$NON-NLS-1$
                : NLS.bind(Messages.Breadcrumb_many, selection.items().size());
        return NLS.bind(Messages.Breadcrumb_selected, what, selection.origin());
    }
}

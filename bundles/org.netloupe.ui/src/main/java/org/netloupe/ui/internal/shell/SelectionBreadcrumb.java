package org.netloupe.ui.internal.shell;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.netloupe.ui.internal.Messages;
import org.netloupe.ui.selection.Selection;
import org.netloupe.ui.selection.SelectionModel;
import org.netloupe.ui.work.Ui;
import org.netloupe.ui.workspace.WorkspaceSession;

/** Says in the status line of a window what is selected and where it was selected. */
final class SelectionBreadcrumb {
    /** More than this many labels are counted instead of named. */
    private static final int NAMED = 3;
    /** Letters of one name; the middle of a longer one is left out. */
    private static final int LETTERS = 60;

    private final IWorkbenchWindow window;
    private final IStatusLineManager line;
    private String shown = ""; //$NON-NLS-1$

    private SelectionBreadcrumb(IWorkbenchWindow window, IStatusLineManager line) {
        this.window = window;
        this.line = line;
    }

    static void install(IWorkbenchWindow window, IStatusLineManager line) {
        SelectionBreadcrumb breadcrumb = new SelectionBreadcrumb(window, line);
        SelectionModel.ofWorkbench().follow(window.getShell(), _ -> breadcrumb.show());
        WorkspaceSession.ofWorkbench().follow(window.getShell(), _ -> breadcrumb.rename());
        window.getPartService().addPartListener(breadcrumb.new PartFollower());
        // the parts that open with the window empty the line once more
        Ui.safeAsync(window.getShell(), breadcrumb::show);
    }

    private void show() {
        shown = text(SelectionModel.ofWorkbench().current());
        line.setMessage(shown);
    }

    /** Leaves messages of others in the line unless a name is another now. */
    private void rename() {
        if (!shown.equals(text(SelectionModel.ofWorkbench().current()))) {
            show();
        }
    }

    /** "glyphs-1, glyphs-2 \u00b7 Runs", "12 runs \u00b7 Runs". */
    static String text(Selection selection) {
        if (selection.isEmpty()) {
            return Messages.Breadcrumb_nothing;
        }
        String what = selection.items().size() <= NAMED
                ? String.join(", ", selection.items().stream().map(SelectionBreadcrumb::name).toList()) //$NON-NLS-1$
                : NLS.bind(Messages.Breadcrumb_many, selection.items().size());
        return NLS.bind(Messages.Breadcrumb_selected, what, selection.origin());
    }

    /** The name as it is now, as entries can be renamed while they are selected. */
    private static String name(Selection.Item item) {
        String name = WorkspaceSession.ofWorkbench().snapshot().entry(item.id()).map(entry -> entry.name())
                .orElse(item.label());
        int half = LETTERS / 2;
        return name.length() <= LETTERS
                ? name
                : name.substring(0, half) + "\u2026" + name.substring(name.length() - half); //$NON-NLS-1$
    }

    /** The workbench empties the status line when another part is activated. */
    private final class PartFollower implements IPartListener2 {
        @Override
        public void partActivated(IWorkbenchPartReference part) {
            Ui.safeAsync(window.getShell(), SelectionBreadcrumb.this::show);
        }
    }
}

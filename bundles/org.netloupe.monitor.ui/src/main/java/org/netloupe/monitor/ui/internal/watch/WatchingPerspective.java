package org.netloupe.monitor.ui.internal.watch;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.netloupe.monitor.ui.internal.runs.RunsView;

/** Processes at the left, answers over queries. */
public final class WatchingPerspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        layout.addView(ProcessesView.ID, IPageLayout.LEFT, 0.28f, area);
        layout.addView(AnswersView.ID, IPageLayout.TOP, 0.66f, area);
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.66f, area); //$NON-NLS-1$
        bottom.addView(QueriesView.ID);
        bottom.addView(RunsView.ID);
        for (String view : new String[]{ProcessesView.ID, AnswersView.ID, QueriesView.ID, RunsView.ID}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut("org.netloupe.monitor.ui.watching"); //$NON-NLS-1$
    }
}

package org.netloupe.monitor.ui.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.progress.IProgressConstants;
import org.netloupe.monitor.ui.internal.chart.ChartView;
import org.netloupe.monitor.ui.internal.details.DetailsView;
import org.netloupe.monitor.ui.internal.evaluation.ConfusionView;
import org.netloupe.monitor.ui.internal.graph.GraphView;
import org.netloupe.monitor.ui.internal.runs.RunsView;

/** Registry at the left, chart over runs in the middle, what is known of the selected run at the right. */
public final class TrainingPerspective implements IPerspectiveFactory {
    private static final String NAVIGATOR = "org.netloupe.ui.navigator"; //$NON-NLS-1$
    private static final String WELCOME = "org.netloupe.ui.welcome"; //$NON-NLS-1$
    private static final String LOG = "org.eclipse.pde.runtime.LogView"; //$NON-NLS-1$

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        layout.addView(NAVIGATOR, IPageLayout.LEFT, 0.19f, area);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.68f, area); //$NON-NLS-1$
        right.addView(DetailsView.ID);
        right.addView(GraphView.ID);
        right.addView(ConfusionView.ID);
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.62f, area); //$NON-NLS-1$
        bottom.addView(RunsView.ID);
        bottom.addPlaceholder(IProgressConstants.PROGRESS_VIEW_ID);
        bottom.addPlaceholder(LOG);
        IFolderLayout main = layout.createFolder("main", IPageLayout.TOP, 0.6f, area); //$NON-NLS-1$
        main.addView(WELCOME);
        main.addView(ChartView.ID);
        for (String view : new String[]{NAVIGATOR, RunsView.ID, ChartView.ID, DetailsView.ID, GraphView.ID,
                ConfusionView.ID, WELCOME, IProgressConstants.PROGRESS_VIEW_ID, LOG}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut("org.netloupe.monitor.ui.training"); //$NON-NLS-1$
    }
}

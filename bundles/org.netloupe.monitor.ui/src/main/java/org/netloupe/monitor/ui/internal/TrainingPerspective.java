package org.netloupe.monitor.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.progress.IProgressConstants;
import org.netloupe.monitor.ui.internal.chart.ChartView;
import org.netloupe.monitor.ui.internal.details.DetailsView;
import org.netloupe.monitor.ui.internal.evaluation.ConfusionView;
import org.netloupe.monitor.ui.internal.graph.GraphView;
import org.netloupe.monitor.ui.internal.runs.RunsView;
import org.netloupe.registry.Workspace;
import org.netloupe.ui.workspace.WorkspaceSession;

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
        // the first view of a folder is on top: where there are runs, as after the demo, they are what matters
        for (String view : hasRuns() ? List.of(ChartView.ID, WELCOME) : List.of(WELCOME, ChartView.ID)) {
            main.addView(view);
        }
        for (String view : new String[]{NAVIGATOR, RunsView.ID, ChartView.ID, DetailsView.ID, GraphView.ID,
                ConfusionView.ID, WELCOME, IProgressConstants.PROGRESS_VIEW_ID, LOG}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut("org.netloupe.monitor.ui.training"); //$NON-NLS-1$
    }

    /** Looks at folders, as the registry is not open yet. */
    private static boolean hasRuns() {
        return WorkspaceSession.folder().map(folder -> new Workspace(folder).runs()).filter(Files::isDirectory)
                .map(TrainingPerspective::isFilled).orElse(false);
    }

    private static boolean isFilled(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isPresent();
        } catch (IOException e) {
            return false; // whoever reads the runs says so
        }
    }
}
